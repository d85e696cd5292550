package org.citationhubs.citation.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * How much one system knows of the references of a work.
 *
 * @param system name of the system
 * @param references number of cited works that it identified
 * @param unidentified number of further references that it could not identify, of all its records together; null if
 *     it does not say
 * @param complete whether it stated a complete list, with each of its records
 * @param observedAt when it last saw the list
 */
public record SourceCoverage(
        String system, int references, @Nullable Integer unidentified, boolean complete, Instant observedAt) {

    /** Returns the coverage of each system that states a list, by name. A list that states only facts is left out. */
    static List<SourceCoverage> of(Collection<ReferenceList> lists) {
        Map<String, List<ReferenceList>> bySystem = new TreeMap<>();
        for (ReferenceList list : lists) {
            if (observedAt(list) != null) {
                bySystem.computeIfAbsent(list.source().system(), system -> new ArrayList<>(1))
                        .add(list);
            }
        }
        List<SourceCoverage> coverage = new ArrayList<>(bySystem.size());
        bySystem.forEach((system, stated) -> coverage.add(of(system, stated)));
        return coverage;
    }

    private static SourceCoverage of(String system, List<ReferenceList> lists) {
        Set<WorkId> cited = new HashSet<>();
        Integer unidentified = null;
        boolean complete = true;
        Instant newest = Instant.MIN;
        for (ReferenceList list : lists) {
            for (ReferenceEntry entry : list.entries()) {
                if (entry.asserted()) {
                    cited.add(entry.cited());
                }
            }
            UnidentifiedReferences stated = list.unidentified();
            if (stated != null) {
                long sum = (unidentified == null ? 0L : unidentified) + stated.references();
                unidentified = (int) Math.min(sum, Integer.MAX_VALUE);
            }
            complete &= list.completeAt() != null;
            newest = later(newest, observedAt(list));
        }
        return new SourceCoverage(system, cited.size(), unidentified, complete, newest);
    }

    /** Returns when a list was last observed, null if it never was. */
    private static @Nullable Instant observedAt(ReferenceList list) {
        UnidentifiedReferences unidentified = list.unidentified();
        Instant newest = later(Instant.MIN, list.completeAt());
        newest = later(newest, unidentified == null ? null : unidentified.observedAt());
        for (ReferenceEntry entry : list.entries()) {
            newest = later(newest, entry.observedAt());
        }
        return newest.equals(Instant.MIN) ? null : newest;
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
