package org.citationhubs.citation.work;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A title as one looks it up: the words of its letters and digits in small letters without accents, one space between two words. Forms
 * sort by their UTF-8 bytes, which is the order of their code points.
 *
 * @param text at most {@link #MOST} characters; the rest of a longer title does not count
 */
public record TitleKey(String text) implements Comparable<TitleKey> {

    /** Longer ones differ before, but for the parts of some series. */
    public static final int MOST = 120;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    public TitleKey {
        if (text.isEmpty() || text.length() > MOST) {
            throw new IllegalArgumentException("a form has 1 to " + MOST + " characters");
        }
    }

    /** The form of a title or of its beginning, null if it has neither letter nor digit. */
    public static @Nullable TitleKey of(@Nullable String title) {
        if (title == null) {
            return null;
        }
        String plain = MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String words = BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip();
        return words.isEmpty() ? null : new TitleKey(cut(words));
    }

    private static String cut(String words) {
        if (words.length() <= MOST) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(MOST - 1)) ? MOST - 1 : MOST;
        return words.substring(0, end).strip();
    }

    /** As it is stored: no byte is 0 or 255. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int compareTo(TitleKey other) {
        return Arrays.compareUnsigned(bytes(), other.bytes());
    }
}
