package org.citationhubs.citation.work;

import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.jspecify.annotations.Nullable;

/** Measures how much a value of a field says, so that the fullest of many spellings can be chosen. */
final class Completeness {

    private Completeness() {}

    /**
     * Returns a number that is greater for a value that says more: for a longer text, a more precise date, more
     * authors, and of equally many authors those whose names and ids are longer. Values of other types say equally
     * much.
     */
    static long of(Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof PartialDate date) {
            return date.month() == 0 ? 0 : date.day() == 0 ? 1 : 2;
        }
        if (value instanceof Authors authors) {
            return of(authors);
        }
        return 0;
    }

    private static long of(Authors authors) {
        long letters = 0;
        for (Author author : authors.list()) {
            letters += length(author.id()) + length(author.name());
        }
        return ((long) authors.list().size() << Integer.SIZE) + letters;
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
