package org.citationhubs.store.hubs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.work.TitleKey;
import org.citationhubs.store.kv.StoreKeys;
import org.jspecify.annotations.Nullable;

/**
 * The published hubs of a partition in the order of their titles, in the store of the other {@link HubOrderIndex orders}. A hub is in it
 * exactly if it is published and its title has a form.
 */
public final class HubTitleIndex {

    private static final byte[] MARK = {};

    private static final byte[] ABOVE_ALL_TEXT = {(byte) 0xFF};

    private HubTitleIndex() {}

    /** A hub is published under this title from now on. */
    public static void add(KeyValueStore<Bytes, byte[]> store, int hub, @Nullable String title) {
        TitleKey form = TitleKey.of(title);
        if (form != null) {
            store.put(StoreKeys.titled(form.bytes(), hub), MARK);
        }
    }

    /** A hub was published under this title and is not any more. */
    public static void remove(KeyValueStore<Bytes, byte[]> store, int hub, @Nullable String title) {
        TitleKey form = TitleKey.of(title);
        if (form != null) {
            store.delete(StoreKeys.titled(form.bytes(), hub));
        }
    }

    /** A published hub has another title. */
    public static void retitled(
            KeyValueStore<Bytes, byte[]> store, int hub, @Nullable String before, @Nullable String now) {
        if (!Objects.equals(TitleKey.of(before), TitleKey.of(now))) {
            remove(store, hub, before);
            add(store, hub, now);
        }
    }

    /**
     * The hubs whose titles begin so, in the order of the titles, until the visitor has enough.
     *
     * @param from the title to begin with, null for the first
     */
    public static void forEach(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            TitleKey prefix,
            @Nullable TitleKey from,
            TitleVisitor visitor) {
        byte[] first = (from == null ? prefix : from).bytes();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(StoreKeys.title(first), StoreKeys.title(joined(prefix.bytes(), ABOVE_ALL_TEXT)))) {
            boolean more = true;
            while (more && entries.hasNext()) {
                byte[] key = entries.next().key.get();
                String text = new String(
                        key,
                        StoreKeys.TITLE_AT,
                        key.length - StoreKeys.TITLE_AT - StoreKeys.AFTER_TITLE,
                        StandardCharsets.UTF_8);
                more = visitor.visit(new TitleKey(text), StoreKeys.intAt(key, key.length - 4));
            }
        }
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }

    /** Takes hubs. */
    @FunctionalInterface
    public interface TitleVisitor {

        /** Whether to go on with the next hub. */
        boolean visit(TitleKey title, int hub);
    }
}
