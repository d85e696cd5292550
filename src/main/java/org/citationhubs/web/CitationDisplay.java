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
 * @param publishedAt date of the citing work, null if nobody said
 * @param roles what it cites the hub for, none if nobody said
 * @param stance null if nobody said
 * @param stanceKind style of the stance
 * @param mentions how often, null if no mention is known
 * @param self whether it has an author in common with the hub
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
