package org.citationhubs.serde.json;

import org.jspecify.annotations.Nullable;

/** Shortens texts in documents of bounded size. */
final class Excerpt {

    private static final String MORE = "…";

    private Excerpt() {}

    /**
     * Returns the text, or its beginning up to the end of a word with an ellipsis if it has more than {@code most}
     * characters.
     */
    static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = text.lastIndexOf(' ', most - MORE.length());
        if (end < most / 2) {
            end = most - MORE.length();
            end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        }
        return text.substring(0, end) + MORE;
    }

    static @Nullable String orNull(@Nullable String text, int most) {
        return text == null ? null : of(text, most);
    }
}
