package org.citationhubs.citation.vocabulary;

/**
 * A role that a classifier gave to a mention.
 *
 * @param confidence 0 to 1, or {@link #UNKNOWN} if the classifier gave none
 */
public record RoleAssignment(Role role, float confidence) {

    /** The classifier gave no confidence. */
    public static final float UNKNOWN = -1f;

    public RoleAssignment {
        Confidence.require(confidence);
    }
}
