package org.citationhubs.hub.summary;

import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.StoredCode;
import org.citationhubs.citation.vocabulary.StoredCodes;
import org.citationhubs.hub.count.CitationFacts;
import org.jspecify.annotations.Nullable;

/**
 * A representative citing work by its number.
 *
 * @param row row of the hub's list of citing works
 * @param citing number of the citing work in the partition
 * @param facts the counted facts of the citing work
 * @param reason why it was chosen
 */
public record RepresentativeChoice(int row, int citing, CitationFacts facts, ChoiceReason reason) {

    /**
     * The reason why a citing work was chosen.
     *
     * @param kind the kind of the reason
     * @param role the role that it represents, null unless chosen for its role
     * @param stance the stance that it represents, null unless chosen for its stance
     */
    public record ChoiceReason(
            ReasonKind kind, @Nullable Role role, @Nullable Polarity stance) {

        /** The kinds of reasons. */
        public enum ReasonKind implements StoredCode {
            /** It has most mentions of the works with its primary role. */
            ROLE(0),
            /** It has most mentions of the works with its stance. */
            STANCE(1),
            /** It has many mentions. */
            MENTIONS(2),
            /** It has no known mention, but is recent. */
            RECENT(3);

            private static final StoredCodes<ReasonKind> CODES = new StoredCodes<>(values());

            private final int code;

            ReasonKind(int code) {
                this.code = code;
            }

            @Override
            public int code() {
                return code;
            }

            /** Returns the constant stored under a code. */
            public static ReasonKind ofCode(int code) {
                return CODES.of(code);
            }
        }

        static ChoiceReason of(Role role) {
            return new ChoiceReason(ReasonKind.ROLE, role, null);
        }

        static ChoiceReason of(Polarity stance) {
            return new ChoiceReason(ReasonKind.STANCE, null, stance);
        }

        static ChoiceReason ofRank(CitationFacts facts) {
            return new ChoiceReason(
                    facts.statements().count() > 0 ? ReasonKind.MENTIONS : ReasonKind.RECENT, null, null);
        }

        /**
         * Returns the reason in one or two words, such as {@code role METHOD}, {@code stance CONTRAST},
         * {@code mentions} or {@code recent}.
         */
        public String text() {
            return switch (kind) {
                case ROLE -> "role " + role;
                case STANCE -> "stance " + stance;
                case MENTIONS -> "mentions";
                case RECENT -> "recent";
            };
        }
    }
}
