package org.citationhubs.ingest.dump;

import org.citationhubs.citation.work.Scheme;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * Parses the ids of a dump. Ids of one scheme are often written without it.
 *
 * @param scheme scheme of ids without one, or null if every id must have a scheme
 */
public record BareIdScheme(@Nullable String scheme) {

    /**
     * Parses an id.
     *
     * @throws org.citationhubs.citation.work.InvalidWorkIdException if the text is not an id
     */
    WorkId parse(String text) {
        String stripped = text.strip();
        boolean bare = scheme != null && !stripped.isEmpty() && !hasScheme(stripped);
        return WorkId.parse(bare ? scheme + ':' + stripped : stripped);
    }

    /**
     * Returns whether the text starts with a known scheme or is a URL. A colon is not enough: old DOIs contain colons.
     */
    private static boolean hasScheme(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && (Scheme.isKnown(text.substring(0, colon)) || text.startsWith("//", colon + 1));
    }
}
