package org.citationhubs.web;

import java.util.List;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.hub.CitingWorkShown;
import org.citationhubs.hub.Representative.Reason;
import org.jspecify.annotations.Nullable;

/** The citing works worth reading. */
final class Representatives {

    private Representatives() {}

    /**
     * A citing work and why it was chosen.
     *
     * @param field of research, null if nobody said
     * @param summary in a sentence or two, null if nobody said
     */
    record Chosen(
            WorkLink work,
            String reason,
            Said said,
            @Nullable String field,
            @Nullable String summary) {}

    static List<Chosen> of(List<CitingWorkShown> works) {
        return works.stream()
                .map(shown -> {
                    WorkFacts facts = shown.work();
                    return new Chosen(
                            WorkLink.of(shown.id(), facts.title()),
                            words(shown.reason()),
                            Said.of(shown.facts()),
                            facts.field(),
                            facts.summary());
                })
                .toList();
    }

    private static String words(Reason reason) {
        return switch (reason.kind()) {
            case ROLE -> "Stands for its role" + (reason.role() == null ? "" : ": " + Words.inSentence(reason.role()));
            case STANCE ->
                "Stands for its stance" + (reason.stance() == null ? "" : ": " + Words.inSentence(reason.stance()));
            case MENTIONS -> "Mentions it often";
            case RECENT -> "Among the newest";
        };
    }
}
