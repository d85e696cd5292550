package org.citationhubs.ingest.idmap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * Layout of an id as a key: the code of its scheme and, if the rest is a number as registries count their records, that
 * number in eight bytes, else the text. The codes are stored: none is ever changed or used again.
 */
final class IdMapKey {

    /** Set in the code if a number follows. */
    private static final int NUMBER = 0x80;

    private static final int MOST_DIGITS = 18;

    private IdMapKey() {}

    static byte[] of(WorkId id) {
        Scheme scheme = id.scheme();
        String value = id.value();
        int local = scheme.text().length() + 1;
        String prefix = prefix(scheme);
        if (prefix != null && value.startsWith(prefix, local)) {
            long number = number(value, local + prefix.length());
            if (number > 0) {
                return ByteBuffer.allocate(1 + Long.BYTES)
                        .put((byte) (code(scheme) | NUMBER))
                        .putLong(number)
                        .array();
            }
        }
        byte[] text = value.substring(local).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + text.length)
                .put((byte) code(scheme))
                .put(text)
                .array();
    }

    /** Returns the digits from an index on with a one before them, which keeps zeros before a number; 0 if none. */
    private static long number(String value, int from) {
        int digits = value.length() - from;
        if (digits < 1 || digits > MOST_DIGITS) {
            return 0;
        }
        long number = 1;
        for (int i = from; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Returns what stands before the number in an id of the scheme, null if its ids are no numbers. */
    private static @Nullable String prefix(Scheme scheme) {
        return switch (scheme) {
            case PMID, S2, INSPIRE -> "";
            case PMCID -> "PMC";
            case OPENALEX -> "W";
            case OMID -> "br/";
            case DOI, ARXIV, PITH, ACL -> null;
        };
    }

    /** Returns the number under which a scheme is stored, 1 to 127. */
    static int code(Scheme scheme) {
        return switch (scheme) {
            case DOI -> 1;
            case ARXIV -> 2;
            case PMID -> 3;
            case PMCID -> 4;
            case OPENALEX -> 5;
            case S2 -> 6;
            case OMID -> 7;
            case PITH -> 8;
            case ACL -> 9;
            case INSPIRE -> 10;
        };
    }
}
