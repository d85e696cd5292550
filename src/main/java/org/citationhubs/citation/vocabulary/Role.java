package org.citationhubs.citation.vocabulary;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a citation is for. A mention may have several roles; the roles of a citation are the union over its mentions.
 *
 * <p>The constants stand in the order in which answers list them. {@link #code()} is what is stored: never reuse or renumber one.
 */
public enum Role {
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

    /** How many codes there are; codes are dense from zero. */
    public static final int COUNT = values().length;

    private static final Role[] BY_CODE = values();

    private static final List<Role> BY_PRIORITY = Arrays.stream(BY_CODE)
            .sorted(Comparator.comparingInt(role -> role.priority))
            .toList();

    private final int code;
    private final int priority;

    Role(int code, int priority) {
        this.code = code;
        this.priority = priority;
    }

    /** The number under which the role is stored, from 0 to {@link #COUNT} - 1. */
    public int code() {
        return code;
    }

    /** The role stored under a code. */
    public static Role ofCode(int code) {
        return BY_CODE[code];
    }

    /** The role of that name in any case; a name that is not in the vocabulary is {@link #OTHER}, so that it is counted, not refused. */
    public static Role named(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        for (Role role : BY_CODE) {
            if (role.name().equals(wanted)) {
                return role;
            }
        }
        return OTHER;
    }

    /**
     * The one role that stands for several: the rarest and most telling first (an amendment is never hidden behind background).
     * The primary role of none is {@link #UNCLASSIFIED}.
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

    /** All roles, the one that stands for others before them, see {@link #primaryOf}. */
    public static List<Role> byPriority() {
        return BY_PRIORITY;
    }

    /** The roles whose code's bit is set. */
    public static Set<Role> ofBits(int bits) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : BY_CODE) {
            if ((bits & role.bit()) != 0) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** The bit of the role in a set of roles packed into an int. */
    public int bit() {
        return 1 << code;
    }
}
