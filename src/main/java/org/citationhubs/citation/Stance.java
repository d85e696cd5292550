package org.citationhubs.citation;

/**
 * A polarity that a classifier gave to a mention.
 *
 * @param confidence 0 to 1; {@link RoleAssignment#UNKNOWN} where the classifier said none
 */
public record Stance(Polarity polarity, float confidence) {

    /** Nobody classified the mention. */
    public static final Stance UNCLASSIFIED = new Stance(Polarity.UNCLASSIFIED, RoleAssignment.UNKNOWN);

    public Stance {
        Confidence.require(confidence);
    }
}
