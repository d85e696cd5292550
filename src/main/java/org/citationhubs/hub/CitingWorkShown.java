package org.citationhubs.hub;

import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.Representative.Reason;

/**
 * A representative citing work as it is shown.
 *
 * @param work what is believed of it
 * @param facts what the hub counts of it
 * @param reason why it was chosen
 */
public record CitingWorkShown(WorkId id, WorkFacts work, CitationFacts facts, Reason reason) {}
