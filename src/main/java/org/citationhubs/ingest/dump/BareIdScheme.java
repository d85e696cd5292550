package org.citationhubs.ingest.dump;

import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
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
     * @throws org.citationhubs.citation.id.InvalidWorkIdException if the text is not an id
     */
    WorkId parse(String text) {
        Scheme usual = scheme == null ? null : Scheme.find(scheme).orElse(null);
        return usual == null ? WorkId.parse(text) : WorkId.parse(text, usual);
    }
}
