package org.citationhubs.topology.message;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.citationhubs.topology.stage.RecordSizes;
import org.jspecify.annotations.Nullable;

/** Splits the items of a message by bytes, so that each part fits into a record. */
public final class MessageParts {

    /** More than the lengths and flags of an item take. */
    private static final int ITEM = 16;

    /** UTF-8 takes at most three bytes for each char of a string. */
    private static final int BYTES_PER_CHAR = 3;

    private MessageParts() {}

    /** Returns at least as many bytes as a text takes in a message. */
    public static int bytes(@Nullable String text) {
        return text == null ? 0 : text.length() * BYTES_PER_CHAR;
    }

    /**
     * Sends items in parts of at most {@link RecordSizes#MESSAGE} bytes, in their order. An item that is larger is a
     * part by itself. Sends nothing if there are no items.
     *
     * @param bytes returns at least as many bytes as an item takes, without its lengths and flags
     */
    public static <T> void split(List<T> items, ToIntFunction<T> bytes, Consumer<List<T>> parts) {
        int from = 0;
        long size = 0;
        for (int i = 0; i < items.size(); i++) {
            long item = bytes.applyAsInt(items.get(i)) + (long) ITEM;
            if (i > from && size + item > RecordSizes.MESSAGE) {
                parts.accept(List.copyOf(items.subList(from, i)));
                from = i;
                size = 0;
            }
            size += item;
        }
        if (from < items.size()) {
            parts.accept(List.copyOf(items.subList(from, items.size())));
        }
    }
}
