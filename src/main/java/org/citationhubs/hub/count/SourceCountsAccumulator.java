package org.citationhubs.hub.count;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.hub.count.SourceCounts.SourceCount;
import org.jspecify.annotations.Nullable;

/** The running sum of {@link SourceCounts}. Not thread-safe. */
final class SourceCountsAccumulator {

    // The set of all citing works so far and their number; null once there were several sets.
    private @Nullable SourceSet common;
    private int citingWorks;
    private SortedMap<String, SourceCount> mixed;
    private @Nullable String firstOmitted;
    // Whether the map is that of the counts at which the sum started.
    private boolean shared = true;

    SourceCountsAccumulator(
            @Nullable SourceSet common,
            int citingWorks,
            SortedMap<String, SourceCount> mixed,
            @Nullable String firstOmitted) {
        this.common = common;
        this.citingWorks = citingWorks;
        this.mixed = mixed;
        this.firstOmitted = firstOmitted;
    }

    /** Adds citing works ({@code change} positive), or takes away some that were added. */
    void add(SourceSet sources, int change) {
        SourceSet same = common;
        if (same != null) {
            if (citingWorks == 0 || same.equals(sources)) {
                common = sources;
                citingWorks += change;
                return;
            }
            common = null;
            addMixed(same, citingWorks);
            citingWorks = 0;
        }
        addMixed(sources, change);
    }

    private void addMixed(SourceSet sources, int change) {
        if (shared) {
            mixed = new TreeMap<>(mixed);
            shared = false;
        }
        SourceCount more = SourceCount.of(sources, change);
        for (String system : sources.systems()) {
            if (firstOmitted == null || system.compareTo(firstOmitted) < 0) {
                addSystem(system, more);
            }
        }
    }

    private void addSystem(String system, SourceCount more) {
        SourceCount sum = mixed.getOrDefault(system, new SourceCount(0, 0)).plus(more);
        if (sum.citingWorks() == 0) {
            mixed.remove(system);
            return;
        }
        mixed.put(system, sum);
        if (mixed.size() > SourceCounts.MOST_SYSTEMS) {
            firstOmitted = mixed.lastKey();
            mixed.remove(firstOmitted);
        }
    }

    /** Returns the counts as they are now; they do not change with this sum. */
    SourceCounts snapshot() {
        SourceSet same = common;
        if (same != null) {
            return SourceCounts.ofCommon(same, citingWorks);
        }
        if (firstOmitted == null && mixed.isEmpty()) {
            return SourceCounts.NONE;
        }
        if (firstOmitted == null && mixed.size() == 1) {
            String system = mixed.firstKey();
            SourceCount count = Objects.requireNonNull(mixed.get(system));
            if (count.only() == count.citingWorks()) {
                return SourceCounts.ofCommon(SourceSet.of(List.of(system)), count.citingWorks());
            }
        }
        return SourceCounts.ofMixed(mixed, firstOmitted);
    }
}
