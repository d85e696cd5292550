package org.citationhubs.hub.summary;

/**
 * The position of a statement of a citing work.
 *
 * @param row row of the hub's list of citing works
 * @param citing number of the citing work in the partition
 * @param mention index in the mentions of the citation
 * @param confidence confidence of its stance, 0 to 1, or
 *     {@link org.citationhubs.citation.vocabulary.RoleAssignment#UNKNOWN}
 */
public record StatementRef(int row, int citing, int mention, float confidence) {}
