package org.citationhubs.hub.summary;

import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.summary.RepresentativeChoice.ChoiceReason;

/**
 * A representative citing work as it is shown.
 *
 * @param work what is believed of it
 * @param facts what the hub counts of it
 * @param reason why it was chosen
 */
public record RepresentativeWork(WorkId id, WorkFacts work, CitationFacts facts, ChoiceReason reason) {}
