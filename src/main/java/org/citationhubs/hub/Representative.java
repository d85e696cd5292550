package org.citationhubs.hub;

import org.citationhubs.citation.Polarity;
import org.citationhubs.citation.Role;
import org.jspecify.annotations.Nullable;

/**
 * A citing work worth reading.
 *
 * @param row of the hub's list of citing works
 * @param citing the citing work by its number in the partition
 * @param facts what is counted of it
 * @param reason why it was chosen
 */
public record Representative(int row, int citing, CitationFacts facts, Reason reason) {

    /**
     * Why a citing work was chosen.
     *
     * @param kind what it was chosen for
     * @param role which it stands for, null unless chosen for its role
     * @param stance which it stands for, null unless chosen for its stance
     */
    public record Reason(
            Kind kind, @Nullable Role role, @Nullable Polarity stance) {

        /** What a citing work may be chosen for. */
        public enum Kind {
            /** It mentions the hub most often of those with its primary role. */
            ROLE,
            /** It mentions the hub most often of those with its stance. */
            STANCE,
            /** It mentions the hub often. */
            MENTIONS,
            /** It says nothing of the hub that is known, but is new. */
            RECENT
        }

        static Reason of(Role role) {
            return new Reason(Kind.ROLE, role, null);
        }

        static Reason of(Polarity stance) {
            return new Reason(Kind.STANCE, null, stance);
        }

        static Reason ofRank(CitationFacts facts) {
            return new Reason(facts.statements().count() > 0 ? Kind.MENTIONS : Kind.RECENT, null, null);
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
