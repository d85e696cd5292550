package org.citationhubs.citation.reference;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;

/**
 * A citation as an event states it: the cited end of the edge and what the citing work says there.
 *
 * @param cited the cited work
 * @param facts what the list says of the cited work
 * @param mentions the in-text statements, in the order of the event
 */
public record Citation(WorkId cited, WorkFacts facts, List<Mention> mentions) {

    public Citation {
        mentions = List.copyOf(mentions);
    }

    /** The citation when its event also states it elsewhere: the mentions of both, and of the facts the first said. */
    Citation and(Citation again) {
        List<Mention> both = new ArrayList<>(mentions);
        both.addAll(again.mentions);
        return new Citation(cited, facts.orElse(again.facts), both);
    }
}
