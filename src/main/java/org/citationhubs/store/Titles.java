package org.citationhubs.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.serde.PackedReader;
import org.citationhubs.serde.PackedWriter;
import org.jspecify.annotations.Nullable;

/** Titles that hubs of this partition show, by number, as the partition of the work answered. */
public final class Titles {

    private Titles() {}

    /** What the partition of a work answered, null if it has not answered yet. */
    public static @Nullable Title get(ReadOnlyKeyValueStore<Bytes, byte[]> store, int number) {
        byte[] bytes = store.get(Keys.of(number));
        return bytes == null ? null : new Title(new PackedReader(bytes).readOptionalText());
    }

    /** Keeps an answer. */
    public static void put(KeyValueStore<Bytes, byte[]> store, PackedWriter out, int number, Title title) {
        store.put(Keys.of(number), out.reset().writeOptionalText(title.text()).toBytes());
    }

    /**
     * An answer.
     *
     * @param text null if nobody said the title
     */
    public record Title(@Nullable String text) {}
}
