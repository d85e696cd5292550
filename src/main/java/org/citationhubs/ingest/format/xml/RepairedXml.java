package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The text of an XML file from its root element on, with references that a parser without the document type would
 * refuse the whole file for. Named characters become characters. An entity that is not known and a reference to a
 * character that XML forbids become U+FFFD.
 */
final class RepairedXml extends Reader {

    /** Longest reference that is looked at. The longest name of a character has 31 letters. */
    private static final int LONGEST = 64;

    private static final String UNKNOWN = "\uFFFD";

    private final CharWindow window;
    private final Runnable onUnknown;
    private int literal;

    /**
     * Creates a reader of the rest of a file.
     *
     * @param onUnknown is called for each entity that is not known
     */
    RepairedXml(CharWindow window, Runnable onUnknown) {
        this.window = window;
        this.onUnknown = onUnknown;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            // What has been taken is passed on before the file is read further, which may take time.
            if (window.peek(0) == CharWindow.END && (written > 0 || window.available(1) == 0)) {
                break;
            }
            if (literal > 0) {
                int taken = window.copy(into, offset + written, Math.min(literal, length - written));
                literal -= taken;
                written += taken;
                continue;
            }
            int taken = window.take(into, offset + written, length - written);
            written += taken;
            if (taken == 0) {
                repair();
            }
        }
        return written == 0 && length > 0 ? -1 : written;
    }

    /** Prepares the next reference, or an ampersand that begins none, so that it can be taken as it is. */
    private void repair() throws IOException {
        literal = 1;
        int available = Math.min(LONGEST, window.available(LONGEST));
        int end = 1;
        while (end < available && isPartOfReference(window.peek(end), end)) {
            end++;
        }
        if (end > 1 && end < available && window.peek(end) == ';') {
            String replacement = window.peek(1) == '#' ? ofNumber(end) : ofName(window.text(1, end));
            literal = end + 1;
            if (replacement != null) {
                window.replace(end + 1, replacement);
                literal = replacement.length();
            }
        }
    }

    private static boolean isPartOfReference(char c, int at) {
        return (c < 0x80 && Character.isLetterOrDigit(c))
                || c == '.'
                || c == '-'
                || c == '_'
                || c == ':'
                || (c == '#' && at == 1);
    }

    /**
     * Returns what replaces a reference such as {@code &#x3bb;}, null if it stays. The character itself is faster than
     * its reference, at which a parser breaks a text into pieces.
     */
    private @Nullable String ofNumber(int end) {
        boolean hex = window.peek(2) == 'x';
        int code = 0;
        for (int i = hex ? 3 : 2; i < end && code <= Character.MAX_CODE_POINT; i++) {
            int digit = Character.digit(window.peek(i), hex ? 16 : 10);
            code = digit < 0 ? Integer.MAX_VALUE : code * (hex ? 16 : 10) + digit;
        }
        if (code == '\t' || code == '\n' || code == '\r' || (code >= ' ' && code <= '>')) {
            // It may be markup without the reference.
            return null;
        }
        boolean character = (code > '>' && code < Character.MIN_SURROGATE)
                || (code > Character.MAX_SURROGATE && code < 0xFFFE)
                || (code > 0xFFFF && code <= Character.MAX_CODE_POINT);
        return character ? Character.toString(code) : UNKNOWN;
    }

    /** Returns what replaces a reference by name, null if it stays. */
    private @Nullable String ofName(String name) {
        switch (name) {
            case "amp", "lt", "gt", "quot", "apos" -> {
                return null;
            }
            default -> {
                String named = NamedCharacters.of(name);
                if (named == null) {
                    onUnknown.run();
                    return UNKNOWN;
                }
                // The names LT, AMP, QUOT and nvlt stand for characters that are markup in XML.
                return named.replace("&", "&#38;").replace("<", "&lt;").replace("\"", "&#34;");
            }
        }
    }

    @Override
    public void close() {
        // The stream belongs to the caller, who opened it.
    }
}
