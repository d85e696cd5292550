package org.citationhubs.store.hubs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.text.TitleKey;
import org.citationhubs.store.kv.StoreKeys;
import org.jspecify.annotations.Nullable;

/**
 * Indexes the published hubs of a partition by title, in the same store as {@link HubOrderIndex}. A hub is indexed if
 * and only if it is published and its title has a {@link TitleKey}.
 */
public final class HubTitleIndex {

    private static final byte[] MARK = {};

    private static final byte[] ABOVE_ALL_TEXT = {(byte) 0xFF};

    private HubTitleIndex() {}

    /** Adds a hub that is published under a title from now on. */
    public static void add(KeyValueStore<Bytes, byte[]> store, int hub, @Nullable String title) {
        TitleKey key = TitleKey.of(title);
        if (key != null) {
            store.put(StoreKeys.titled(key.bytes(), hub), MARK);
        }
    }

    /** Removes a hub that is no longer published under a title. */
    public static void remove(KeyValueStore<Bytes, byte[]> store, int hub, @Nullable String title) {
        TitleKey key = TitleKey.of(title);
        if (key != null) {
            store.delete(StoreKeys.titled(key.bytes(), hub));
        }
    }

    /** Updates the entry of a published hub whose title changed. */
    public static void update(
            KeyValueStore<Bytes, byte[]> store, int hub, @Nullable String before, @Nullable String now) {
        if (!Objects.equals(TitleKey.of(before), TitleKey.of(now))) {
            remove(store, hub, before);
            add(store, hub, now);
        }
    }

    /**
     * Visits the hubs whose titles start with a prefix, in the order of the titles, until the visitor stops.
     *
     * @param from the title to start with, null for the first
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

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Receives hubs with their titles. */
    @FunctionalInterface
    public interface TitleVisitor {

        /** Visits a hub and returns whether to continue. */
        boolean visit(TitleKey title, int hub);
    }
}
