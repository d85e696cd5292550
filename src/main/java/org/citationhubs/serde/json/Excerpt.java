package org.citationhubs.serde.json;

import org.jspecify.annotations.Nullable;

/** The beginning of a text, where a bounded document has no room for all of it. */
final class Excerpt {

    private static final String MORE = "…";

    private Excerpt() {}

    /** The text, or its beginning up to a word's end with an ellipsis if it is longer than so many characters. */
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
