package org.citationhubs.store.memory;

import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.work.WorkFacts;
import org.jspecify.annotations.Nullable;

/** Estimates what immutable values take in the heap, in bytes, with compressed references. */
public final class HeapWeights {

    private static final int OBJECT = 24;
    private static final int STRING = 48;
    private static final int REFERENCE = 4;
    private static final int LAST_LATIN = 0xFF;

    /** Stands for values of rare types, such as a retraction. */
    private static final int OTHER = 256;

    private HeapWeights() {}

    /** Returns the size of a text: one byte for each character if all are in Latin-1, else two. */
    public static long of(@Nullable String text) {
        return text == null ? 0 : STRING + (isLatin(text) ? 1L : 2L) * text.length();
    }

    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST_LATIN) {
                return false;
            }
        }
        return true;
    }

    /** Returns the size of the facts of a work; nothing for the object that stands for no facts. */
    public static long of(WorkFacts facts) {
        int fields = Integer.bitCount(facts.tags());
        if (fields == 0) {
            return 0;
        }
        long bytes = 2 * OBJECT + (long) REFERENCE * fields;
        for (int i = 0; i < fields; i++) {
            bytes += ofValue(facts.valueAt(i));
        }
        return bytes;
    }

    private static long ofValue(Object value) {
        if (value instanceof String text) {
            return of(text);
        }
        if (value instanceof Authors authors) {
            long bytes = 3 * OBJECT;
            for (Author author : authors.list()) {
                bytes += OBJECT + REFERENCE + of(author.id()) + of(author.name());
            }
            return bytes;
        }
        return OTHER;
    }
}
