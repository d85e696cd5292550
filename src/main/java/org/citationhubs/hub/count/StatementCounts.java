package org.citationhubs.hub.count;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;

/**
 * Counts the statements of one citation by role and polarity.
 *
 * <p>Each statement is counted once under its primary role and once under its polarity. In addition all roles and
 * polarities that occur are known; the roles and the stance of the citation follow from them. Immutable.
 */
public final class StatementCounts {

    /** The counts of a citation without statements, which has neither a role nor a stance. */
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

    /** Returns the counts of the mentions of a citation. */
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
     * Creates counts from what was stored.
     *
     * @param byRole statements by the code of their primary role
     * @param byPolarity statements by the code of their polarity
     * @param roleBits all roles that occur, as bits
     */
    public static StatementCounts of(int[] byRole, int[] byPolarity, int roleBits) {
        int polarityBits = 0;
        for (int code = 0; code < byPolarity.length; code++) {
            polarityBits |= byPolarity[code] > 0 ? 1 << code : 0;
        }
        return new StatementCounts(
                byRole, byPolarity, Arrays.stream(byPolarity).sum(), withoutUnclassified(roleBits), polarityBits);
    }

    /** One classified statement makes the citation classified, even if other statements are not. */
    private static int withoutUnclassified(int roleBits) {
        int classified = roleBits & ~Role.UNCLASSIFIED.bit();
        return classified == 0 ? Role.UNCLASSIFIED.bit() : classified;
    }

    /** Returns the number of statements. */
    public int count() {
        return count;
    }

    /** Returns the number of statements with a primary role. */
    public int count(Role role) {
        return byRole.length == 0 ? 0 : byRole[role.code()];
    }

    /** Returns the number of statements with a polarity. */
    public int count(Polarity polarity) {
        return byPolarity.length == 0 ? 0 : byPolarity[polarity.code()];
    }

    /** Returns the roles of the citation, which are the union over its statements. */
    public Set<Role> roles() {
        return Role.ofBits(roleBits);
    }

    /** Returns the roles of the citation as bits. */
    public int roleBits() {
        return roleBits;
    }

    /** Returns the role under which the citing work is counted. */
    public Role primaryRole() {
        return count == 0 ? Role.UNCLASSIFIED : Role.primaryOf(roles());
    }

    /** Returns the stance of the citation, under which the citing work is counted. */
    public Polarity polarity() {
        return count == 0 ? Polarity.UNCLASSIFIED : Polarity.ofCitation(Polarity.ofBits(polarityBits));
    }

    /** Returns whether at least one statement has a polarity. */
    boolean has(Polarity polarity) {
        return (polarityBits & polarity.bit()) != 0;
    }

    /** Returns whether at least one statement supports or contests the hub. */
    public boolean takesSides() {
        return (polarityBits & (Polarity.SUPPORT.bit() | Polarity.CONTRAST.bit() | Polarity.MIXED.bit())) != 0;
    }

    /** Returns whether at least one statement has a role. */
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
