package org.citationhubs.citation.reference;

import java.util.Comparator;
import java.util.List;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.jspecify.annotations.Nullable;

/**
 * One in-text statement of a citation.
 *
 * @param section heading of the section it stands in, if known
 * @param context the sentence or sentences, if known
 * @param roles what the statement cites for, none if nobody classified it
 * @param stance for or against
 * @param classifier name and version of what assigned roles and stance, if known
 * @param claim id of the claim of the cited work that it speaks of, if it is about one
 */
public record Mention(
        @Nullable String section,
        @Nullable String context,
        List<RoleAssignment> roles,
        PolarityAssignment stance,
        @Nullable String classifier,
        @Nullable String claim)
        implements Comparable<Mention> {

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<Mention> ORDER = Comparator.comparing(Mention::section, TEXT)
            .thenComparing(Mention::context, TEXT)
            .thenComparing(Mention::rolesText)
            .thenComparing(mention -> mention.stance.polarity())
            .thenComparing(mention -> mention.stance.confidence())
            .thenComparing(Mention::classifier, TEXT)
            .thenComparing(Mention::claim, TEXT);

    public Mention {
        roles = List.copyOf(roles);
    }

    /** A statement about the cited work as a whole. */
    public Mention(
            @Nullable String section,
            @Nullable String context,
            List<RoleAssignment> roles,
            PolarityAssignment stance,
            @Nullable String classifier) {
        this(section, context, roles, stance, classifier, null);
    }

    /** The role that stands for the statement, see {@link Role#primaryOf}. */
    public Role primaryRole() {
        return Role.primaryOf(Role.ofBits(roleBits()));
    }

    /** The roles of the statement as bits, {@link Role#UNCLASSIFIED} if it has none. */
    public int roleBits() {
        int bits = 0;
        for (RoleAssignment assignment : roles) {
            bits |= assignment.role().bit();
        }
        return bits == 0 ? Role.UNCLASSIFIED.bit() : bits;
    }

    private String rolesText() {
        return roles.toString();
    }

    /** An order by content alone, so that of two lists of mentions observed at the same time one always wins. */
    @Override
    public int compareTo(Mention other) {
        return ORDER.compare(this, other);
    }
}
