package org.citationhubs.store.works;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;
import org.jspecify.annotations.Nullable;

/** Titles that hubs of this partition show, by number, as the partition of the work answered. */
public final class WorkTitles {

    private WorkTitles() {}

    /** What the partition of a work answered, null if it has not answered yet. */
    public static @Nullable StoredTitle get(ReadOnlyKeyValueStore<Bytes, byte[]> store, int number) {
        byte[] bytes = store.get(StoreKeys.of(number));
        return bytes == null ? null : new StoredTitle(new PackedReader(bytes).readOptionalText());
    }

    /** Keeps an answer. */
    public static void put(KeyValueStore<Bytes, byte[]> store, PackedWriter out, int number, StoredTitle title) {
        store.put(
                StoreKeys.of(number),
                out.reset().writeOptionalText(title.text()).toBytes());
    }

    /**
     * An answer.
     *
     * @param text null if nobody said the title
     */
    public record StoredTitle(@Nullable String text) {}
}
