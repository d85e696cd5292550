package org.citationhubs.web;

import java.util.List;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.summary.RepresentativeChoice.ChoiceReason;
import org.citationhubs.hub.summary.RepresentativeWork;
import org.jspecify.annotations.Nullable;

/** The citing works worth reading. */
final class RepresentativeList {

    private RepresentativeList() {}

    /**
     * A citing work and why it was chosen.
     *
     * @param field of research, null if nobody said
     * @param summary in a sentence or two, null if nobody said
     */
    record RepresentativeListItem(
            WorkLink work,
            String reason,
            CitationDisplay said,
            @Nullable String field,
            @Nullable String summary) {}

    static List<RepresentativeListItem> of(List<RepresentativeWork> works) {
        return works.stream()
                .map(shown -> {
                    WorkFacts facts = shown.work();
                    return new RepresentativeListItem(
                            WorkLink.of(shown.id(), facts.title()),
                            words(shown.reason()),
                            CitationDisplay.of(shown.facts()),
                            facts.field(),
                            facts.summary());
                })
                .toList();
    }

    private static String words(ChoiceReason reason) {
        return switch (reason.kind()) {
            case ROLE ->
                "Stands for its role" + (reason.role() == null ? "" : ": " + DisplayFormat.inSentence(reason.role()));
            case STANCE ->
                "Stands for its stance"
                        + (reason.stance() == null ? "" : ": " + DisplayFormat.inSentence(reason.stance()));
            case MENTIONS -> "Mentions it often";
            case RECENT -> "Among the newest";
        };
    }
}
