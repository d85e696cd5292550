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
 * @param section heading of its section, null if not known
 * @param context the sentence or sentences, null if not known
 * @param roles the purposes of the citation, empty if not classified
 * @param stance the stance towards the cited work
 * @param classifier name and version of the classifier that assigned roles and stance, null if not known
 * @param claim id of the claim of the cited work that the statement is about, null if it is about none
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

    /** Creates a statement about the cited work as a whole. */
    public Mention(
            @Nullable String section,
            @Nullable String context,
            List<RoleAssignment> roles,
            PolarityAssignment stance,
            @Nullable String classifier) {
        this(section, context, roles, stance, classifier, null);
    }

    /** Returns the role under which the statement is counted, see {@link Role#primaryOf}. */
    public Role primaryRole() {
        return Role.primaryOf(Role.ofBits(roleBits()));
    }

    /** Returns the roles as bits, {@link Role#UNCLASSIFIED} if there are none. */
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

    /** Compares by content alone, so that one of two lists of mentions observed at the same time always wins. */
    @Override
    public int compareTo(Mention other) {
        return ORDER.compare(this, other);
    }
}
