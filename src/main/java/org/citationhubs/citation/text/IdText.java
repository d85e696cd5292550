package org.citationhubs.citation.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Removes from the text of an id what typesetting, web pages and encodings added to it. */
public final class IdText {

    /** LaTeX escapes these characters; some exports escape them several times. */
    private static final Pattern LATEX = Pattern.compile("\\{\\\\+([_&%#$])\\}|\\\\+([_&%#$])");

    private IdText() {}

    /** Returns whether the text has only characters that no step changes. */
    public static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || c == '&' || c == '\\' || c == '%') {
                return false;
            }
        }
        return true;
    }

    /** Decodes entities and escapes of LaTeX once and removes invisible characters and white space around the text. */
    public static String cleaned(String text) {
        return trimmed(visible(LATEX.matcher(HtmlEntities.decoded(text)).replaceAll("$1$2")));
    }

    /** Removes characters of format, such as the soft hyphen and the controls of direction. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c)).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static boolean isInvisible(int c) {
        return c > 0x7F && (Character.getType(c) == Character.FORMAT || c == 0x034F || (c >= 0xFE00 && c <= 0xFE0F));
    }

    public static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Java does not count no-break spaces as white space, but texts copied from web pages are full of them. */
    public static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Removes white space and control characters inside the text. */
    public static String withoutBlanks(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isBlank(c) && !Character.isISOControl(c)).forEach(rest::appendCodePoint);
        return rest.toString();
    }

    /** Replaces the dashes of typesetting by the hyphen. */
    public static String withHyphens(String text) {
        StringBuilder hyphens = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            hyphens.append((c >= '\u2010' && c <= '\u2015') || c == '\u2212' ? '-' : c);
        }
        return hyphens.toString();
    }

    /** Folds ASCII letters to lower case. Other letters with and without case are different in an id. */
    public static String lowerAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
                char[] lower = text.toCharArray();
                for (int j = i; j < lower.length; j++) {
                    lower[j] += (char) (lower[j] >= 'A' && lower[j] <= 'Z' ? 'a' - 'A' : 0);
                }
                return new String(lower);
            }
        }
        return text;
    }

    /** Decodes the percent escapes of an address; returns the text itself if they are not UTF-8. */
    public static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low < 0) {
                decoded.write(bytes[i]);
            } else {
                decoded.write(high << 4 | low);
                i += 2;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    /** Returns a text without the characters of {@code cut} at its end. */
    public static String withoutEnd(String text, String cut) {
        int end = text.length();
        while (end > 0 && cut.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Returns whether a text has neither blanks nor control characters. */
    public static boolean isUsable(String text) {
        return text.codePoints().noneMatch(c -> isBlank(c) || Character.isISOControl(c));
    }
}
