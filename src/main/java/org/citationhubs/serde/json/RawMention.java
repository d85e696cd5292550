package org.citationhubs.serde.json;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.vocabulary.RoleTerm;
import org.citationhubs.citation.vocabulary.UnknownTermListener;
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

    /**
     * Returns the mention with resolved terms. A term belongs to the vocabulary that is named nearest to it.
     *
     * @param unknown receives the terms that their vocabularies do not have
     */
    Mention resolve(Vocabulary ofCitation, UnknownTermListener unknown) {
        Vocabulary nearest = scheme == null ? ofCitation : scheme;
        List<RoleAssignment> assignments = new ArrayList<>(roles.size());
        List<PolarityAssignment> implied = new ArrayList<>(roles.size());
        for (RawLabel label : roles) {
            RoleTerm term = label.vocabulary(nearest).roleTerm(label.text);
            if (!term.known()) {
                unknown.unknownTerm(label.vocabulary(nearest), label.text);
            }
            for (Role role : term.roles()) {
                assignments.add(new RoleAssignment(role, label.confidence));
            }
            implied.add(new PolarityAssignment(term.implied(), label.confidence));
        }
        PolarityAssignment stance = polarity == null ? strongest(implied) : stated(polarity, nearest, unknown);
        return new Mention(section, context, assignments, stance, classifier, claim);
    }

    private static PolarityAssignment stated(RawLabel label, Vocabulary nearest, UnknownTermListener unknown) {
        Polarity stance = label.vocabulary(nearest).polarity(label.text);
        if (stance == null) {
            unknown.unknownTerm(label.vocabulary(nearest), label.text);
        }
        return new PolarityAssignment(stance == null ? Polarity.UNCLASSIFIED : stance, label.confidence);
    }

    /** Returns the polarity that the terms for the roles imply, with the highest confidence of those terms. */
    private static PolarityAssignment strongest(List<PolarityAssignment> implied) {
        Set<Polarity> stances = EnumSet.noneOf(Polarity.class);
        for (PolarityAssignment assignment : implied) {
            stances.add(assignment.polarity());
        }
        Polarity stance = Polarity.ofCitation(stances);
        float confidence = RoleAssignment.UNKNOWN;
        for (PolarityAssignment assignment : implied) {
            if (stance != Polarity.UNCLASSIFIED && assignment.polarity() == stance) {
                confidence = Math.max(confidence, assignment.confidence());
            }
        }
        return new PolarityAssignment(stance, confidence);
    }
}
