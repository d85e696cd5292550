package org.citationhubs.store.kv;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * An interactive query (KIP-796) whose result is the store itself, to be read any number of times for one answer. Each
 * interactive query searches all tasks of all threads, which costs several times as much as reading a key, and an
 * answer needs dozens of keys.
 */
public record StoreQuery() implements Query<ReadOnlyKeyValueStore<Bytes, byte[]>> {}
