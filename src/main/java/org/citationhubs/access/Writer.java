package org.citationhubs.access;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A caller that publishes events.
 *
 * @param principal the name in its credentials; null if it needs none
 * @param sources the sources that it may speak for; the empty text is an event that names none
 */
public record Writer(@Nullable String principal, Set<String> sources) {

    static final String ANY_SOURCE = "*";

    /** A caller that may speak for every source, because the service asks for no credentials. */
    public static final Writer ANYBODY = new Writer(null, Set.of(ANY_SOURCE));

    public Writer {
        sources = Set.copyOf(sources);
    }

    /**
     * Returns the writer that credentials name. A source comes from a role such as {@code writer:crossref}, or from
     * the grants of the principal. A writer with neither may publish only events that name no source.
     */
    public static Writer of(String principal, Collection<String> roles, SourceGrants grants) {
        String prefix = AccessRole.WRITER.role() + AccessRole.SOURCE_SEPARATOR;
        Set<String> sources = new TreeSet<>(grants.sourcesOf(principal));
        for (String role : roles) {
            if (role.startsWith(prefix)) {
                sources.add(role.substring(prefix.length()));
            }
        }
        return new Writer(principal, sources.isEmpty() ? Set.of("") : sources);
    }

    /** Returns whether this writer may publish the events of a source. */
    public boolean maySpeakFor(String source) {
        return sources.contains(ANY_SOURCE) || sources.contains(source);
    }
}
