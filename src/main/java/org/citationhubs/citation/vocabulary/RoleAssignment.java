package org.citationhubs.citation.vocabulary;

/**
 * A role that a classifier gave to a mention.
 *
 * @param confidence 0 to 1; {@link #UNKNOWN} where the classifier said none
 */
public record RoleAssignment(Role role, float confidence) {

    /** No confidence was given. */
    public static final float UNKNOWN = -1f;

    public RoleAssignment {
        Confidence.require(confidence);
    }
}
