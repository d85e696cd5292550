package org.citationhubs.serde.json;

import java.io.IOException;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
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

    /** Returns the current text, null if there is none; rejects the event if the text is over a limit. */
    static @Nullable String text(JsonInput in, int most) throws IOException, RejectedRecordException {
        String text = in.text();
        require(in, text, most);
        return text;
    }

    /** Rejects the event if the current text is over a limit. */
    static void require(JsonInput in, @Nullable String text, int most) throws RejectedRecordException {
        if (text != null && text.length() > most / CONTROL_CHARACTER) {
            requireBytes(in, bytes(text), most);
        }
    }

    /** Rejects the event if the current value takes more bytes than a limit. */
    static void requireBytes(JsonInput in, long bytes, int most) throws RejectedRecordException {
        if (bytes > most) {
            throw in.rejected(RejectionReason.OVER_LIMIT, "has " + bytes + " bytes, more than " + most);
        }
    }

    /** Returns how many bytes a text takes in JSON. It takes no more in UTF-8. */
    static long bytes(@Nullable String text) {
        long bytes = 0;
        for (int i = 0; text != null && i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                bytes += CONTROL_CHARACTER;
            } else if (c == '"' || c == '\\') {
                bytes += 2;
            } else if (c < 0x80) {
                bytes++;
            } else {
                // Half of a surrogate pair: the pair takes four bytes.
                bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return bytes;
    }
}
