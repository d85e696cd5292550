package org.citationhubs.store.rows;

import org.citationhubs.hub.count.CitationFacts;

/**
 * A row of a hub: one of its citing works.
 *
 * @param row its place among the rows of the hub, in the order of arrival
 * @param citing number of the citing work
 * @param facts what the hub counts of it
 */
public record CitingWorkRow(int row, int citing, CitationFacts facts) {}
