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
 * A mention with the terms of its event. They can be resolved only at the end of the event, because the fields of JSON
 * have no order and the vocabulary may follow the terms.
 *
 * @param roles the terms for the roles
 * @param polarity the term for the polarity, null if there is none
 * @param scheme the vocabulary of the mention, null if none is named
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
     * A term with a classifier's confidence.
     *
     * @param scheme the vocabulary of the term, null if none is named
     */
    record RawLabel(String text, float confidence, @Nullable Vocabulary scheme) {

        private Vocabulary vocabulary(Vocabulary ofMention) {
            return scheme == null ? ofMention : scheme;
        }
    }

    /** Returns the mention with resolved terms. A term belongs to the vocabulary that is named nearest to it. */
    Mention resolve(Vocabulary ofCitation) {
        Vocabulary nearest = scheme == null ? ofCitation : scheme;
        List<RoleAssignment> assignments = new ArrayList<>(roles.size());
        for (RawLabel label : roles) {
            assignments.add(new RoleAssignment(label.vocabulary(nearest).role(label.text), label.confidence));
        }
        return new Mention(section, context, assignments, stance(nearest), classifier, claim);
    }

    private PolarityAssignment stance(Vocabulary nearest) {
        if (polarity != null) {
            return new PolarityAssignment(polarity.vocabulary(nearest).polarity(polarity.text), polarity.confidence);
        }
        return roles.isEmpty() ? PolarityAssignment.UNCLASSIFIED : impliedStance(nearest);
    }

    /** Returns the polarity that the terms for the roles imply, with the highest confidence of those terms. */
    private PolarityAssignment impliedStance(Vocabulary nearest) {
        Set<Polarity> implied = EnumSet.noneOf(Polarity.class);
        for (RawLabel label : roles) {
            implied.add(label.vocabulary(nearest).impliedBy(label.text));
        }
        Polarity stance = Polarity.ofCitation(implied);
        float confidence = RoleAssignment.UNKNOWN;
        for (RawLabel label : roles) {
            if (stance != Polarity.UNCLASSIFIED && label.vocabulary(nearest).impliedBy(label.text) == stance) {
                confidence = Math.max(confidence, label.confidence);
            }
        }
        return new PolarityAssignment(stance, confidence);
    }
}
