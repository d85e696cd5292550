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

    /** What is known of a title here, null if nobody asked for it yet. */
    public static @Nullable Title get(ReadOnlyKeyValueStore<Bytes, byte[]> store, int number) {
        byte[] bytes = store.get(Keys.of(number));
        if (bytes == null) {
            return null;
        }
        PackedReader in = new PackedReader(bytes);
        boolean answered = in.readByte() == 1;
        return new Title(answered, in.readOptionalText());
    }

    /** Keeps a title. */
    public static void put(KeyValueStore<Bytes, byte[]> store, PackedWriter out, int number, Title title) {
        out.reset().writeByte(title.answered() ? 1 : 0).writeOptionalText(title.text());
        store.put(Keys.of(number), out.toBytes());
    }

    /**
     * A title that was asked for.
     *
     * @param answered whether the partition of the work has answered
     * @param text null if it has not, or if nobody said the title
     */
    public record Title(boolean answered, @Nullable String text) {

        /** Asked for and not answered yet. */
        public static final Title ASKED = new Title(false, null);
    }
}
