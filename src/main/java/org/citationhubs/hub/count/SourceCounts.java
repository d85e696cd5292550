package org.citationhubs.hub.count;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.source.SourceSet;
import org.jspecify.annotations.Nullable;

/**
 * The citing works of a hub by the systems that assert their citations. Immutable; {@link SourceCountsAccumulator}
 * keeps the running sum.
 *
 * <p>As long as the citations of all citing works are asserted by the same systems, only that set is kept.
 *
 * <p><b>Limit:</b> of more than {@value #MOST_SYSTEMS} systems, those of the least names are counted. The name of the
 * first system that was left out is kept: a later system of a greater name is not counted either, because its former
 * citing works are not known. All counts are therefore exact, and do not depend on the order of events.
 */
public final class SourceCounts {

    /** Most systems that are counted at a hub. */
    public static final int MOST_SYSTEMS = 64;

    /** The counts of a hub without citing works. */
    public static final SourceCounts NONE = new SourceCounts(SourceSet.NONE, 0, Collections.emptySortedMap(), null);

    private final @Nullable SourceSet common;
    private final int citingWorks;
    private final SortedMap<String, SourceCount> mixed;
    private final @Nullable String firstOmitted;

    private SourceCounts(
            @Nullable SourceSet common,
            int citingWorks,
            SortedMap<String, SourceCount> mixed,
            @Nullable String firstOmitted) {
        this.common = common;
        this.citingWorks = citingWorks;
        this.mixed = mixed;
        this.firstOmitted = firstOmitted;
    }

    /** Returns the counts of citing works that the same systems assert. */
    public static SourceCounts ofCommon(SourceSet sources, int citingWorks) {
        return citingWorks == 0 ? NONE : new SourceCounts(sources, citingWorks, Collections.emptySortedMap(), null);
    }

    /**
     * Returns the counts of citing works that several sets of systems assert.
     *
     * @param firstOmitted the least name of a system that was left out, null if none was
     */
    public static SourceCounts ofMixed(Map<String, SourceCount> bySystem, @Nullable String firstOmitted) {
        return new SourceCounts(null, 0, new TreeMap<>(bySystem), firstOmitted);
    }

    /** Returns the systems that assert the citations of all citing works, null if the sets of systems differ. */
    public @Nullable SourceSet common() {
        return common;
    }

    /** Returns the least name of a system that was left out, null if none was. */
    public @Nullable String firstOmitted() {
        return firstOmitted;
    }

    /** Returns the counts by system, ascending; systems that assert no citation are absent. */
    public SortedMap<String, SourceCount> bySystem() {
        SourceSet same = common;
        if (same == null) {
            return Collections.unmodifiableSortedMap(mixed);
        }
        SortedMap<String, SourceCount> counts = new TreeMap<>();
        SourceCount all = SourceCount.of(same, citingWorks);
        same.systems().stream().limit(MOST_SYSTEMS).forEach(system -> counts.put(system, all));
        return counts;
    }

    /** Returns the number of citing works whose citation a system asserts; empty if the system is not counted. */
    public OptionalInt citingWorks(String system) {
        SourceCount count = bySystem().get(system);
        if (count != null) {
            return OptionalInt.of(count.citingWorks());
        }
        boolean omitted = firstOmitted != null && firstOmitted.compareTo(system) <= 0;
        return omitted || (common != null && common.contains(system)) ? OptionalInt.empty() : OptionalInt.of(0);
    }

    /** Starts a running sum at these counts. */
    SourceCountsAccumulator accumulator() {
        return new SourceCountsAccumulator(common, citingWorks, mixed, firstOmitted);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceCounts that && bySystem().equals(that.bySystem());
    }

    @Override
    public int hashCode() {
        return bySystem().hashCode();
    }

    @Override
    public String toString() {
        return bySystem().toString();
    }

    /**
     * The counts of one system.
     *
     * @param citingWorks citing works whose citation the system asserts; they may add up to more than all citing works
     * @param only those whose citation no other system asserts
     */
    public record SourceCount(int citingWorks, int only) {

        static SourceCount of(SourceSet sources, int citingWorks) {
            return new SourceCount(citingWorks, sources.systems().size() == 1 ? citingWorks : 0);
        }

        SourceCount plus(SourceCount more) {
            return new SourceCount(citingWorks + more.citingWorks, only + more.only);
        }
    }
}
