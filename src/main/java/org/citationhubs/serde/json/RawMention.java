package org.citationhubs.serde.json;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * A mention in the words of its event. What they mean is known only at the end of the event, because JSON puts no order on fields and
 * the vocabulary may be named after them.
 *
 * @param roles as they were said
 * @param polarity as it was said, null if none was
 * @param scheme the vocabulary named at the mention, null if none was
 */
record RawMention(
        @Nullable String section,
        @Nullable String context,
        List<RawLabel> roles,
        @Nullable RawLabel polarity,
        @Nullable String classifier,
        @Nullable String claim,
        @Nullable Vocabulary scheme) {

    /**
     * A word with a classifier's confidence.
     *
     * @param scheme the vocabulary named beside it, null if none was
     */
    record RawLabel(String text, float confidence, @Nullable Vocabulary scheme) {

        private Vocabulary vocabulary(Vocabulary around) {
            return scheme == null ? around : scheme;
        }
    }

    /** The mention in our words; the vocabulary named nearest to a word is the one it is taken from. */
    Mention in(Vocabulary around) {
        Vocabulary own = scheme == null ? around : scheme;
        List<RoleAssignment> assignments = new ArrayList<>(roles.size());
        for (RawLabel label : roles) {
            assignments.add(new RoleAssignment(label.vocabulary(own).role(label.text), label.confidence));
        }
        return new Mention(section, context, assignments, stance(own), classifier, claim);
    }

    private PolarityAssignment stance(Vocabulary own) {
        if (polarity != null) {
            return new PolarityAssignment(polarity.vocabulary(own).polarity(polarity.text), polarity.confidence);
        }
        return roles.isEmpty() ? PolarityAssignment.UNCLASSIFIED : impliedStance(own);
    }

    /** The stance that the words for the roles take, as sure as the surest of them. */
    private PolarityAssignment impliedStance(Vocabulary own) {
        Set<Polarity> implied = EnumSet.noneOf(Polarity.class);
        for (RawLabel label : roles) {
            implied.add(label.vocabulary(own).impliedBy(label.text));
        }
        Polarity stance = Polarity.ofCitation(implied);
        float confidence = RoleAssignment.UNKNOWN;
        for (RawLabel label : roles) {
            if (stance != Polarity.UNCLASSIFIED && label.vocabulary(own).impliedBy(label.text) == stance) {
                confidence = Math.max(confidence, label.confidence);
            }
        }
        return new PolarityAssignment(stance, confidence);
    }
}
