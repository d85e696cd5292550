package org.citationhubs.citation.vocabulary;

/** Checks the confidence of a classifier. */
final class Confidence {

    private Confidence() {}

    static void require(float confidence) {
        boolean usable = confidence == RoleAssignment.UNKNOWN || (confidence >= 0f && confidence <= 1f);
        if (!usable) {
            throw new IllegalArgumentException("confidence " + confidence + " is not between 0 and 1");
        }
    }
}
