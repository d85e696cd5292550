package org.citationhubs.ingest.format.json.openalex;

import java.io.IOException;
import java.util.Arrays;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/** An abstract in the form of an index: each word with its positions. */
final class InvertedAbstract {

    /** No abstract has as many words. */
    private static final int MOST_WORDS = 1 << 17;

    private @Nullable String[] words = new String[512];
    private int size;
    private int characters;

    private InvertedAbstract() {}

    /** Returns the text of the current value, null if it has no words. */
    static @Nullable String read(JsonPull in) throws IOException {
        InvertedAbstract index = new InvertedAbstract();
        index.readWords(in);
        return index.characters == 0 ? null : index.text();
    }

    private void readWords(JsonPull in) throws IOException {
        if (!in.startObject()) {
            return;
        }
        for (String word = in.nextField(); word != null; word = in.nextField()) {
            if (in.isObject()) {
                // Snapshots of 2022 have the index below InvertedIndex.
                readWords(in);
            } else if (in.startArray()) {
                while (in.nextElement()) {
                    put(in.integer(-1), word);
                }
            }
        }
    }

    private void put(int position, String word) {
        if (position < 0 || position >= MOST_WORDS) {
            return;
        }
        if (position >= words.length) {
            words = Arrays.copyOf(words, Math.max(position + 1, 2 * words.length));
        }
        words[position] = word;
        size = Math.max(size, position + 1);
        characters += word.length() + 1;
    }

    private String text() {
        StringBuilder text = new StringBuilder(characters);
        for (int i = 0; i < size; i++) {
            String word = words[i];
            if (word != null) {
                text.append(text.isEmpty() ? "" : " ").append(word);
            }
        }
        return text.toString();
    }
}
