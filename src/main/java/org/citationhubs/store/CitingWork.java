package org.citationhubs.store;

import org.citationhubs.hub.CitationFacts;

/**
 * A row of a hub: one of its citing works.
 *
 * @param row its place among the rows of the hub, in the order of arrival
 * @param citing number of the citing work
 * @param facts what the hub counts of it
 */
public record CitingWork(int row, int citing, CitationFacts facts) {}
