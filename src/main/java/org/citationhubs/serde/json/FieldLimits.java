package org.citationhubs.serde.json;

import java.io.IOException;
import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.work.WorkField;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the single fields of an event, in bytes as JSON. They are far above what real works have, and bound the
 * description of a work (see {@code RecordSizes.DESCRIPTION}).
 */
final class FieldLimits {

    /** Titles, venues, fields of research, sections, reasons of a retraction. */
    static final int TEXT = 4 << 10;

    /** Abstracts and summaries. */
    static final int LONG_TEXT = 32 << 10;

    /** Names of authors, ids of authors and notices, classifiers. */
    static final int NAME = 1 << 10;

    /** All authors of a work: the largest collaborations have 5,200, with 70 bytes for each name and id. */
    static final int AUTHORS = 384 << 10;

    /** Most authors of a work. */
    static final int MOST_AUTHORS = 10_000;

    /** All claims of a work. */
    static final int CLAIMS = 128 << 10;

    /** How many bytes a control character takes in JSON, as in {@code \\u0001}. */
    private static final int CONTROL_CHARACTER = 6;

    private FieldLimits() {}

    /** Returns the limit of a field that is a text. */
    static int of(WorkField field) {
        return switch (field) {
            case SUMMARY, ABSTRACT -> LONG_TEXT;
            default -> TEXT;
        };
    }

    /** Returns the current text, null if there is none; of a text over a limit its beginning. */
    static @Nullable String text(JsonInput in, int most) throws IOException {
        String text = in.text();
        if (text == null || !isOver(text, most)) {
            return text;
        }
        in.repaired(
                RepairReason.OVER_LIMIT,
                "has " + bytes(text) + " bytes, more than " + most + ": its beginning is kept");
        return beginning(text, most);
    }

    /** Returns the current id, null if there is none or if it is over a limit: a part of an id is another id. */
    static @Nullable String id(JsonInput in, int most) throws IOException {
        String id = in.text();
        if (id == null || !isOver(id, most)) {
            return id;
        }
        in.repaired(RepairReason.OVER_LIMIT, "has " + bytes(id) + " bytes, more than " + most);
        return null;
    }

    private static boolean isOver(String text, int most) {
        return text.length() > most / CONTROL_CHARACTER && bytes(text) > most;
    }

    /** Returns as many whole characters as a limit has room for. */
    private static String beginning(String text, int most) {
        int end = 0;
        long bytes = bytes(text.charAt(0));
        while (bytes <= most) {
            end++;
            bytes += bytes(text.charAt(end));
        }
        boolean splitsPair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splitsPair ? end - 1 : end).stripTrailing();
    }

    /** Returns how many bytes a text takes in JSON. It takes no more in UTF-8. */
    static long bytes(@Nullable String text) {
        long bytes = 0;
        for (int i = 0; text != null && i < text.length(); i++) {
            bytes += bytes(text.charAt(i));
        }
        return bytes;
    }

    private static int bytes(char c) {
        if (c < ' ') {
            return CONTROL_CHARACTER;
        }
        if (c == '"' || c == '\\') {
            return 2;
        }
        if (c < 0x80) {
            return 1;
        }
        // Half of a surrogate pair: the pair takes four bytes.
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
