package org.citationhubs.citation.reference;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.WorkFacts;

/**
 * A citation as an event states it: the cited work with its facts and mentions.
 *
 * @param cited the cited work
 * @param facts the facts that the event states of the cited work
 * @param mentions the in-text statements, in the order of the event
 */
public record Citation(WorkId cited, WorkFacts facts, List<Mention> mentions) {

    public Citation {
        mentions = List.copyOf(mentions);
    }

    /**
     * Merges two statements of one citation in one event: the mentions of both; of each fact the first that is stated.
     */
    Citation merge(Citation again) {
        List<Mention> both = new ArrayList<>(mentions);
        both.addAll(again.mentions);
        return new Citation(cited, facts.orElse(again.facts), both);
    }
}
