package org.citationhubs.web;

import java.util.List;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.StatementCounts;
import org.jspecify.annotations.Nullable;

/**
 * How a citing work cites the hub.
 *
 * @param publishedAt date of the citing work; null if unknown
 * @param roles of the citation; empty if unknown
 * @param stance null if unknown
 * @param stanceKind CSS class of the stance
 * @param mentions number of mentions; null if none is known
 * @param self whether the work shares an author with the hub
 */
record CitationDisplay(
        @Nullable String publishedAt,
        List<String> roles,
        @Nullable String stance,
        String stanceKind,
        @Nullable String mentions,
        boolean self) {

    static CitationDisplay of(CitationFacts facts) {
        StatementCounts statements = facts.statements();
        Polarity polarity = statements.polarity();
        return new CitationDisplay(
                facts.publishedAt() == null ? null : facts.publishedAt().toString(),
                statements.roles().stream()
                        .filter(role -> role != Role.UNCLASSIFIED)
                        .map(DisplayFormat::of)
                        .toList(),
                polarity == Polarity.UNCLASSIFIED ? null : DisplayFormat.of(polarity),
                DisplayFormat.parameter(polarity),
                statements.count() == 0 ? null : DisplayFormat.count(statements.count(), "mention", "mentions"),
                facts.self());
    }
}
