package org.citationhubs.citation.vocabulary;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The purpose of a citation. A mention may have several roles; the roles of a citation are the union over its mentions.
 *
 * <p>Answers list the roles in the order of the constants.
 */
public enum Role implements StoredCode {
    BACKGROUND(0, 12),
    MOTIVATION(1, 9),
    METHOD(2, 4),
    DATASET(3, 3),
    BASELINE(4, 2),
    COMPARISON(5, 5),
    EXTENSION(6, 1),
    EVIDENCE(7, 6),
    DISCUSSION(8, 7),
    FUTURE_WORK(9, 10),
    REVIEW(10, 8),
    AMENDMENT(11, 0),
    ACKNOWLEDGEMENT(12, 11),
    OTHER(13, 13),
    UNCLASSIFIED(14, 14);

    /** The number of codes; codes are dense from zero. */
    public static final int COUNT = values().length;

    private static final Role[] ALL = values();

    private static final StoredCodes<Role> CODES = new StoredCodes<>(ALL);

    private static final List<Role> BY_PRIORITY = Arrays.stream(ALL)
            .sorted(Comparator.comparingInt(role -> role.priority))
            .toList();

    private final int code;
    private final int priority;

    Role(int code, int priority) {
        this.code = code;
        this.priority = priority;
    }

    @Override
    public int code() {
        return code;
    }

    /** Returns the constant stored under a code. */
    public static Role ofCode(int code) {
        return CODES.of(code);
    }

    /**
     * Returns the role that represents several, by priority: rare and specific roles come first, so that background
     * never hides an amendment. Without any role it is {@link #UNCLASSIFIED}.
     */
    public static Role primaryOf(Collection<Role> roles) {
        Role primary = UNCLASSIFIED;
        for (Role role : roles) {
            if (role.priority < primary.priority) {
                primary = role;
            }
        }
        return primary;
    }

    /** Lists all roles from the highest priority to the lowest, see {@link #primaryOf}. */
    public static List<Role> byPriority() {
        return BY_PRIORITY;
    }

    /** Returns the roles whose {@link #bit} is set. */
    public static Set<Role> ofBits(int bits) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : ALL) {
            if ((bits & role.bit()) != 0) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** Returns the bit of the role in a set of roles packed into an int. */
    public int bit() {
        return 1 << code;
    }
}
