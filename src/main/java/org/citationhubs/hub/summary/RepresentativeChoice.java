package org.citationhubs.hub.summary;

import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.StoredCode;
import org.citationhubs.citation.vocabulary.StoredCodes;
import org.citationhubs.hub.count.CitationFacts;
import org.jspecify.annotations.Nullable;

/**
 * A citing work worth reading.
 *
 * @param row of the hub's list of citing works
 * @param citing the citing work by its number in the partition
 * @param facts what is counted of it
 * @param reason why it was chosen
 */
public record RepresentativeChoice(int row, int citing, CitationFacts facts, ChoiceReason reason) {

    /**
     * Why a citing work was chosen.
     *
     * @param kind what it was chosen for
     * @param role which it stands for, null unless chosen for its role
     * @param stance which it stands for, null unless chosen for its stance
     */
    public record ChoiceReason(
            ReasonKind kind, @Nullable Role role, @Nullable Polarity stance) {

        /** What a citing work may be chosen for. */
        public enum ReasonKind implements StoredCode {
            /** It mentions the hub most often of those with its primary role. */
            ROLE(0),
            /** It mentions the hub most often of those with its stance. */
            STANCE(1),
            /** It mentions the hub often. */
            MENTIONS(2),
            /** It says nothing of the hub that is known, but is new. */
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

        /** In one or two words, such as {@code role METHOD}, {@code stance CONTRAST}, {@code mentions} or {@code recent}. */
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
