package org.citationhubs.citation.vocabulary;

/**
 * A polarity that a classifier gave to a mention.
 *
 * @param confidence 0 to 1, or {@link RoleAssignment#UNKNOWN} if the classifier gave none
 */
public record PolarityAssignment(Polarity polarity, float confidence) {

    /** The mention is not classified. */
    public static final PolarityAssignment UNCLASSIFIED =
            new PolarityAssignment(Polarity.UNCLASSIFIED, RoleAssignment.UNKNOWN);

    public PolarityAssignment {
        Confidence.require(confidence);
    }
}
