package org.citationhubs.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.KeptList;
import org.citationhubs.citation.ReferenceList;
import org.citationhubs.citation.WorkId;
import org.citationhubs.serde.PackedWriter;
import org.citationhubs.serde.ReferenceListCodec;

/** Citing id to its newest list. */
public final class ReferenceLists {

    private ReferenceLists() {}

    /** The list of a work, an unknown one if nothing was ever said of it. */
    public static KeptList get(ReadOnlyKeyValueStore<Bytes, byte[]> store, WorkId citing) {
        byte[] bytes = store.get(Bytes.wrap(citing.bytes()));
        return bytes == null ? KeptList.of(ReferenceList.unknown(citing)) : ReferenceListCodec.read(citing, bytes);
    }

    /** Keeps the list of a work. */
    public static void put(KeyValueStore<Bytes, byte[]> store, PackedWriter out, KeptList list) {
        store.put(Bytes.wrap(list.citing().bytes()), ReferenceListCodec.write(out, list));
    }
}
