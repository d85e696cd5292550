package org.citationhubs.ingest.dump;

import org.citationhubs.citation.work.Scheme;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a dump, which are often bare because all are of one scheme.
 *
 * @param scheme the scheme of bare ids, null if there are none
 */
public record BareIdScheme(@Nullable String scheme) {

    /**
     * Reads an id.
     *
     * @throws org.citationhubs.citation.work.InvalidWorkIdException if it is none
     */
    WorkId parse(String text) {
        String stripped = text.strip();
        boolean bare = scheme != null && !stripped.isEmpty() && !saysItsScheme(stripped);
        return WorkId.parse(bare ? scheme + ':' + stripped : stripped);
    }

    /** A colon alone says nothing: old DOIs hold some. */
    private static boolean saysItsScheme(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && (Scheme.isKnown(text.substring(0, colon)) || text.startsWith("//", colon + 1));
    }
}
