package org.citationhubs.citation.vocabulary;

/**
 * A polarity that a classifier gave to a mention.
 *
 * @param confidence 0 to 1; {@link RoleAssignment#UNKNOWN} where the classifier said none
 */
public record PolarityAssignment(Polarity polarity, float confidence) {

    /** Nobody classified the mention. */
    public static final PolarityAssignment UNCLASSIFIED =
            new PolarityAssignment(Polarity.UNCLASSIFIED, RoleAssignment.UNKNOWN);

    public PolarityAssignment {
        Confidence.require(confidence);
    }
}
