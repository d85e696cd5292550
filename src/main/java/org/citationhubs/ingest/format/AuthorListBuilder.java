package org.citationhubs.ingest.format;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.text.CleanText;
import org.jspecify.annotations.Nullable;

/** Collects the authors of one record after another. */
public final class AuthorListBuilder {

    private static final int ORCID_CHARACTERS = 19;

    private final int most;
    private final List<Author> authors = new ArrayList<>();

    /** Creates a builder of lists of {@code most} authors at most. */
    public AuthorListBuilder(int most) {
        this.most = most;
    }

    /** Begins the list of another record. */
    public void clear() {
        authors.clear();
    }

    /** Adds an author; one with neither a name nor an id is left out. */
    public void add(@Nullable String id, @Nullable String name) {
        String clean = name == null ? "" : CleanText.of(name);
        boolean named = !clean.isEmpty();
        if (authors.size() < most && (named || id != null)) {
            authors.add(new Author(id, named ? clean : null));
        }
    }

    /** Adds an author by given and family name, either of which may be missing. */
    public void add(@Nullable String id, @Nullable String given, @Nullable String family) {
        String separator = given == null || family == null ? "" : " ";
        add(id, (given == null ? "" : given) + separator + (family == null ? "" : family));
    }

    /**
     * Returns {@code orcid:} and the ORCID of a text, such as an address or a number without hyphens; null if the text
     * has none.
     */
    public static @Nullable String orcid(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.endsWith("/")) {
            stripped = stripped.substring(0, stripped.length() - 1);
        }
        if (stripped.length() == ORCID_CHARACTERS - 3) {
            stripped = String.join(
                    "-",
                    stripped.substring(0, 4),
                    stripped.substring(4, 8),
                    stripped.substring(8, 12),
                    stripped.substring(12));
        }
        int start = stripped.length() - ORCID_CHARACTERS;
        if (start < 0) {
            return null;
        }
        String number = stripped.substring(start);
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            boolean hyphen = i % 5 == 4;
            boolean digit = (c >= '0' && c <= '9') || (i == ORCID_CHARACTERS - 1 && (c == 'X' || c == 'x'));
            if (hyphen ? c != '-' : !digit) {
                return null;
            }
        }
        return "orcid:" + number;
    }

    /** Returns the authors that were added, null if there are none. */
    public @Nullable Authors build() {
        return authors.isEmpty() ? null : new Authors(authors);
    }
}
