package org.citationhubs.store.lists;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.serde.packed.ReferenceListCodec;

/** Stores the newest list of each citing id. */
public final class ReferenceListStore {

    private ReferenceListStore() {}

    /** Returns the list of a work, an unknown list if none is stored. */
    public static ReferenceListState get(ReadOnlyKeyValueStore<Bytes, byte[]> store, WorkId citing) {
        byte[] bytes = store.get(Bytes.wrap(citing.bytes()));
        return bytes == null
                ? ReferenceListState.of(ReferenceList.unknown(citing))
                : ReferenceListCodec.read(citing, bytes);
    }

    /** Stores the packed list of a work. */
    public static void put(KeyValueStore<Bytes, byte[]> store, WorkId citing, byte[] list) {
        store.put(Bytes.wrap(citing.bytes()), list);
    }
}
