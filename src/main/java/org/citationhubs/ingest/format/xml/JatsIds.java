package org.citationhubs.ingest.format.xml;

import java.util.Locale;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.IdParser;
import org.jspecify.annotations.Nullable;

/** Reads the ids of works as JATS has them: a type and a value. */
final class JatsIds {

    private final IdParser parser;

    JatsIds(IdParser parser) {
        this.parser = parser;
    }

    /**
     * Returns the id of an {@code article-id} or {@code pub-id}; null for types that are no ids of works or not kept,
     * such as {@code publisher-id}.
     *
     * @param type the value of {@code pub-id-type}, null if the element has none
     */
    @Nullable
    WorkId parse(@Nullable String type, String value) {
        Scheme scheme = type == null ? null : scheme(type);
        return scheme == null ? null : parser.parse(scheme, value.strip());
    }

    private static @Nullable Scheme scheme(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "doi", "uri" -> Scheme.DOI;
            case "pmid", "pubmed" -> Scheme.PMID;
            case "pmcid", "pmc" -> Scheme.PMCID;
            case "arxiv" -> Scheme.ARXIV;
            default -> null;
        };
    }
}
