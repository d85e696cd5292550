package org.citationhubs.store.works;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;
import org.jspecify.annotations.Nullable;

/** Stores the titles that hubs of this partition show, by number, as replies of the partitions that own the works. */
public final class WorkTitles {

    private WorkTitles() {}

    /** Returns the reply about a work, null before the first reply. */
    public static @Nullable StoredTitle get(ReadOnlyKeyValueStore<Bytes, byte[]> store, int number) {
        byte[] bytes = store.get(StoreKeys.of(number));
        return bytes == null ? null : new StoredTitle(new PackedReader(bytes).readOptionalText());
    }

    /** Stores a reply. */
    public static void put(KeyValueStore<Bytes, byte[]> store, PackedWriter out, int number, StoredTitle title) {
        store.put(
                StoreKeys.of(number),
                out.reset().writeOptionalText(title.text()).toBytes());
    }

    /**
     * A reply.
     *
     * @param text null if the title is not known
     */
    public record StoredTitle(@Nullable String text) {}
}
