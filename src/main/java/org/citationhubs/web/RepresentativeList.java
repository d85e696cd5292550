package org.citationhubs.web;

import java.util.List;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.summary.RepresentativeChoice.ChoiceReason;
import org.citationhubs.hub.summary.RepresentativeWork;
import org.jspecify.annotations.Nullable;

/** The representative citing works of a hub. */
final class RepresentativeList {

    private RepresentativeList() {}

    /**
     * A representative citing work with the reason of its choice.
     *
     * @param field of research; null if unknown
     * @param summary in a sentence or two; null if unknown
     */
    record RepresentativeListItem(
            WorkLink work,
            String reason,
            CitationDisplay citation,
            @Nullable String field,
            @Nullable String summary) {}

    static List<RepresentativeListItem> of(List<RepresentativeWork> works) {
        return works.stream()
                .map(work -> {
                    WorkFacts facts = work.work();
                    return new RepresentativeListItem(
                            WorkLink.of(work.id(), facts.title()),
                            text(work.reason()),
                            CitationDisplay.of(work.facts()),
                            facts.field(),
                            facts.summary());
                })
                .toList();
    }

    private static String text(ChoiceReason reason) {
        return switch (reason.kind()) {
            case ROLE ->
                "Represents a role" + (reason.role() == null ? "" : ": " + DisplayFormat.inSentence(reason.role()));
            case STANCE ->
                "Represents a stance"
                        + (reason.stance() == null ? "" : ": " + DisplayFormat.inSentence(reason.stance()));
            case MENTIONS -> "Mentions the hub often";
            case RECENT -> "Among the newest";
        };
    }
}
