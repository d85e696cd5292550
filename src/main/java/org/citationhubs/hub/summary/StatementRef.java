package org.citationhubs.hub.summary;

/**
 * A statement of a citing work, by where it stands.
 *
 * @param row of the hub's list of citing works
 * @param citing the citing work by its number in the partition
 * @param mention place in the list of the citation's mentions, from zero
 * @param confidence of its stance, 0 to 1, or {@link org.citationhubs.citation.vocabulary.RoleAssignment#UNKNOWN}
 */
public record StatementRef(int row, int citing, int mention, float confidence) {}
