package org.citationhubs.hub.summary;

import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.summary.RepresentativeChoice.ChoiceReason;

/**
 * A representative citing work of a summary.
 *
 * @param work effective facts of the citing work
 * @param facts the facts that the hub counts
 * @param reason why it was chosen
 */
public record RepresentativeWork(WorkId id, WorkFacts work, CitationFacts facts, ChoiceReason reason) {}
