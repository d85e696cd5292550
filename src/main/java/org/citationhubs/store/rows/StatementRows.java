package org.citationhubs.store.rows;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.serde.packed.PackedParts;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;

/** Stores the mentions in each row of a hub, apart from the rows, because texts would slow down a scan of rows. */
public final class StatementRows {

    private StatementRows() {}

    /** Stores the mentions of a row. */
    public static void put(
            KeyValueStore<Bytes, byte[]> store, PackedWriter out, int hub, int row, List<Mention> mentions) {
        PackedParts.writeMentions(out.reset(), mentions);
        store.put(StoreKeys.of(hub, row), out.toBytes());
    }

    /** Returns the mentions of a row. */
    public static List<Mention> get(ReadOnlyKeyValueStore<Bytes, byte[]> store, int hub, int row) {
        byte[] bytes = store.get(StoreKeys.of(hub, row));
        return bytes == null ? List.of() : PackedParts.readMentions(new PackedReader(bytes));
    }

    /** Removes the mentions of a row. */
    public static void delete(KeyValueStore<Bytes, byte[]> store, int hub, int row) {
        store.delete(StoreKeys.of(hub, row));
    }
}
