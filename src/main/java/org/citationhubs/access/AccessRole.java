package org.citationhubs.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** What a caller may do. */
public enum AccessRole {

    /** Asks questions. */
    READER,

    /** Publishes events of its sources. */
    WRITER,

    /** Sees where the partitions are, and revokes sources. */
    OPERATOR,

    /** Is another instance of this service. */
    INSTANCE;

    /** Follows the name of the role {@link #WRITER} and precedes a source, as in {@code writer:crossref}. */
    static final char SOURCE_SEPARATOR = ':';

    /** Returns the name of the role in tokens, key files and certificate mappings. */
    public String role() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the names of all roles, and of the right to write for any source. */
    public static Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        for (AccessRole role : values()) {
            all.add(role.role());
        }
        all.add(WRITER.role() + SOURCE_SEPARATOR + Writer.ANY_SOURCE);
        return all;
    }

    /**
     * Returns the names that follow from the names that credentials have: {@code writer:crossref} implies
     * {@code writer}, and each role implies {@code reader}.
     */
    public static Set<String> implied(Collection<String> names) {
        EnumSet<AccessRole> roles = EnumSet.noneOf(AccessRole.class);
        for (String name : names) {
            for (AccessRole role : values()) {
                if (name.equals(role.role()) || (role == WRITER && name.startsWith(WRITER.role() + SOURCE_SEPARATOR))) {
                    roles.add(role);
                    roles.add(READER);
                }
            }
        }
        Set<String> implied = new LinkedHashSet<>();
        roles.forEach(role -> implied.add(role.role()));
        return implied;
    }
}
