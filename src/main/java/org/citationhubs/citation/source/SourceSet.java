package org.citationhubs.citation.source;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The systems that assert a citation.
 *
 * @param systems names of the systems, ascending, each once
 */
public record SourceSet(List<String> systems) {

    /** No system asserts the citation. */
    public static final SourceSet NONE = new SourceSet(List.of());

    /** The citation was asserted by events that name no source, and by no others. */
    public static final SourceSet UNNAMED = new SourceSet(List.of(""));

    public SourceSet {
        systems = List.copyOf(systems);
    }

    /** Returns the set of some systems, in any order. */
    public static SourceSet of(Collection<String> systems) {
        if (systems.isEmpty()) {
            return NONE;
        }
        if (systems.size() == 1) {
            String system = systems.iterator().next();
            return system.isEmpty() ? UNNAMED : new SourceSet(List.of(system));
        }
        return new SourceSet(List.copyOf(new TreeSet<>(systems)));
    }

    /** Returns whether a system asserts the citation. */
    public boolean contains(String system) {
        return systems.contains(system);
    }

    /** Returns whether a system, and no other one, asserts the citation. */
    public boolean isOnly(String system) {
        return systems.size() == 1 && systems.get(0).equals(system);
    }

    /** Returns whether no system asserts the citation. */
    public boolean isEmpty() {
        return systems.isEmpty();
    }
}
