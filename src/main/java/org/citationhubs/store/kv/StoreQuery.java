package org.citationhubs.store.kv;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * An interactive query (KIP-796) for a store itself, to be read as often as one answer takes. Each interactive query looks through all tasks
 * of all threads, which costs several times as much as reading a key; and an answer is made of dozens of keys.
 */
public record StoreQuery() implements Query<ReadOnlyKeyValueStore<Bytes, byte[]>> {}
