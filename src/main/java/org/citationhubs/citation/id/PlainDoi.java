package org.citationhubs.citation.id;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a DOI that stands by itself, without a name or an address before it and without a character that has to be
 * repaired. Most ids of feeds do. What is read is what {@link IdSpelling} reads, in one pass over the characters.
 */
final class PlainDoi {

    private static final byte[] NAME = {'d', 'o', 'i', ':'};

    private static final String ARXIV = "doi:10.48550/arxiv.";

    /** Longer ones are left to the general rules, which check the length. */
    private static final int MAX_CHARACTERS = 256;

    /** The characters that need no repair, in lower case; 0 for all others. */
    private static final byte[] PLAIN = plain();

    private PlainDoi() {}

    private static byte[] plain() {
        byte[] plain = new byte[128];
        for (char c = '!'; c <= '~'; c++) {
            boolean repaired = c == '&' || c == '\\' || c == '%';
            plain[c] = (byte) (repaired ? 0 : c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
        return plain;
    }

    /** Returns the canonical id of a text; null if the general rules have to decide. */
    static @Nullable WorkId of(String text) {
        int slash = text.indexOf('/');
        int end = text.length();
        while (end > slash && ".,;/".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end <= slash + 1 || end > MAX_CHARACTERS || !isPrefix(text, slash)) {
            return null;
        }
        byte[] id = Arrays.copyOf(NAME, NAME.length + end);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            byte plain = c < PLAIN.length ? PLAIN[c] : 0;
            if (plain == 0) {
                return null;
            }
            id[NAME.length + i] = plain;
        }
        String value = new String(id, StandardCharsets.ISO_8859_1);
        return value.startsWith(ARXIV) ? null : WorkId.ofNormalised(value);
    }

    /** Returns whether the text until the slash is {@code 10.} and numbers with single dots between them. */
    private static boolean isPrefix(String text, int slash) {
        boolean afterDigit = false;
        for (int i = 3; i < slash; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && (!afterDigit || c != '.')) {
                return false;
            }
            afterDigit = digit;
        }
        return afterDigit && text.startsWith("10.");
    }
}
