package org.citationhubs.hub.count;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;

/**
 * How the statements of one citation are spread over roles and polarities.
 *
 * <p>A statement counts once, under its primary role and under its polarity; beside it stand all roles and polarities that occur,
 * from which those of the citation follow. Immutable.
 */
public final class StatementCounts {

    /** A citation without statements: unclassified on both scales. */
    public static final StatementCounts NONE =
            new StatementCounts(new int[0], new int[0], 0, Role.UNCLASSIFIED.bit(), Polarity.UNCLASSIFIED.bit());

    private final int[] byRole;
    private final int[] byPolarity;
    private final int count;
    private final int roleBits;
    private final int polarityBits;

    private StatementCounts(int[] byRole, int[] byPolarity, int count, int roleBits, int polarityBits) {
        this.byRole = byRole;
        this.byPolarity = byPolarity;
        this.count = count;
        this.roleBits = roleBits;
        this.polarityBits = polarityBits;
    }

    /** Counts the mentions of a citation. */
    public static StatementCounts of(List<Mention> mentions) {
        if (mentions.isEmpty()) {
            return NONE;
        }
        int[] byRole = new int[Role.COUNT];
        int[] byPolarity = new int[Polarity.COUNT];
        int roleBits = 0;
        for (Mention mention : mentions) {
            byRole[mention.primaryRole().code()]++;
            byPolarity[mention.stance().polarity().code()]++;
            roleBits |= mention.roleBits();
        }
        return of(byRole, byPolarity, roleBits);
    }

    /**
     * The counts as they were stored.
     *
     * @param byRole statements by the code of their primary role
     * @param byPolarity statements by the code of their polarity
     * @param roleBits all roles that occur
     */
    public static StatementCounts of(int[] byRole, int[] byPolarity, int roleBits) {
        int polarityBits = 0;
        for (int code = 0; code < byPolarity.length; code++) {
            polarityBits |= byPolarity[code] > 0 ? 1 << code : 0;
        }
        return new StatementCounts(
                byRole, byPolarity, Arrays.stream(byPolarity).sum(), withoutUnclassified(roleBits), polarityBits);
    }

    /** A citation that one statement classifies is classified, whatever the other statements lack. */
    private static int withoutUnclassified(int roleBits) {
        int classified = roleBits & ~Role.UNCLASSIFIED.bit();
        return classified == 0 ? Role.UNCLASSIFIED.bit() : classified;
    }

    /** How many statements there are. */
    public int count() {
        return count;
    }

    /** How many statements have this as their primary role. */
    public int count(Role role) {
        return byRole.length == 0 ? 0 : byRole[role.code()];
    }

    /** How many statements take this stance. */
    public int count(Polarity polarity) {
        return byPolarity.length == 0 ? 0 : byPolarity[polarity.code()];
    }

    /** The roles of the citation: the union over its statements. */
    public Set<Role> roles() {
        return Role.ofBits(roleBits);
    }

    /** The roles of the citation as bits. */
    public int roleBits() {
        return roleBits;
    }

    /** The role under which the citing work is counted. */
    public Role primaryRole() {
        return count == 0 ? Role.UNCLASSIFIED : Role.primaryOf(roles());
    }

    /** The stance of the citation, under which the citing work is counted. */
    public Polarity polarity() {
        return count == 0 ? Polarity.UNCLASSIFIED : Polarity.ofCitation(Polarity.ofBits(polarityBits));
    }

    /** Whether one statement at least takes this stance. */
    public boolean has(Polarity polarity) {
        return (polarityBits & polarity.bit()) != 0;
    }

    /** Whether one statement at least speaks for or against. */
    public boolean takesSides() {
        return (polarityBits & (Polarity.SUPPORT.bit() | Polarity.CONTRAST.bit() | Polarity.MIXED.bit())) != 0;
    }

    /** Whether one statement at least has this role. */
    public boolean has(Role role) {
        return (roleBits & role.bit()) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StatementCounts that
                && roleBits == that.roleBits
                && Arrays.equals(byRole, that.byRole)
                && Arrays.equals(byPolarity, that.byPolarity);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(byRole) + Arrays.hashCode(byPolarity);
    }

    @Override
    public String toString() {
        return count + " statements " + roles() + ' ' + polarity();
    }
}
