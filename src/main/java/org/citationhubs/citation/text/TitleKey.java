package org.citationhubs.citation.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The search key of a title: its words of letters and digits, in lower case, without accents, separated by single
 * spaces. Keys are ordered by their UTF-8 bytes, that is by their code points.
 *
 * @param text at most {@link #MOST} characters; the rest of a longer title is ignored
 */
public record TitleKey(String text) implements Comparable<TitleKey> {

    /** The length limit. Longer titles differ within it, except for the parts of some series. */
    public static final int MOST = 120;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    public TitleKey {
        if (text.isEmpty() || text.length() > MOST) {
            throw new IllegalArgumentException("a title key has 1 to " + MOST + " characters");
        }
    }

    /** Returns the key of a title or of its beginning, null if the text has neither letter nor digit. */
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

    /** Returns the stored form, in which no byte is 0 or 255. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int compareTo(TitleKey other) {
        return Arrays.compareUnsigned(bytes(), other.bytes());
    }
}
