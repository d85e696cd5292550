package org.citationhubs.store.rows;

import org.citationhubs.hub.count.CitationFacts;

/**
 * A row of a hub: one citing work.
 *
 * @param row index among the rows of the hub, in the order of arrival
 * @param citing the number of the citing work
 * @param facts what the hub counts of the citing work
 */
public record CitingWorkRow(int row, int citing, CitationFacts facts) {}
