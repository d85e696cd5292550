package org.citationhubs.citation.work;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.citationhubs.citation.source.SourceRules;

/**
 * What each system states of one work. The statements of one system are joined; those of several systems stay apart, so
 * that a system can be revoked.
 *
 * @param bySystem description by name of the system; no empty descriptions
 */
public record DescriptionsBySource(SortedMap<String, WorkDescription> bySystem) {

    /** No system states anything. */
    public static final DescriptionsBySource NONE = new DescriptionsBySource(Collections.emptySortedMap());

    public DescriptionsBySource {
        bySystem = Collections.unmodifiableSortedMap(bySystem);
    }

    /** Returns the statements of one system. */
    public static DescriptionsBySource of(String system, WorkDescription description) {
        return NONE.join(system, description);
    }

    /** Returns these statements joined with one of a system. */
    public DescriptionsBySource join(String system, WorkDescription stated) {
        WorkDescription known = bySystem.getOrDefault(system, WorkDescription.NONE);
        WorkDescription joined = known.join(stated);
        if (joined.equals(known)) {
            return this;
        }
        SortedMap<String, WorkDescription> changed = new TreeMap<>(bySystem);
        changed.put(system, joined);
        return new DescriptionsBySource(changed);
    }

    /** Returns these statements joined with others; associative, commutative and idempotent. */
    public DescriptionsBySource join(DescriptionsBySource others) {
        if (bySystem.isEmpty()) {
            return others;
        }
        DescriptionsBySource joined = this;
        for (Map.Entry<String, WorkDescription> other : others.bySystem.entrySet()) {
            joined = joined.join(other.getKey(), other.getValue());
        }
        return joined;
    }

    /**
     * Returns the effective description: of each field the value of the closest kind of source, of those the value of
     * the system that ranks first, and of equal rank the one that {@link WorkDescription#join} chooses.
     */
    public WorkDescription effective(SourceRules rules) {
        if (bySystem.size() == 1) {
            String only = bySystem.firstKey();
            return rules.counts(only) ? bySystem.getOrDefault(only, WorkDescription.NONE) : WorkDescription.NONE;
        }
        WorkDescription effective = WorkDescription.NONE;
        SortedMap<Integer, WorkDescription> byPlace = new TreeMap<>();
        for (Map.Entry<String, WorkDescription> stated : bySystem.entrySet()) {
            if (rules.counts(stated.getKey())) {
                byPlace.merge(rules.place(stated.getKey()), stated.getValue(), WorkDescription::join);
            }
        }
        for (WorkDescription ranked : byPlace.values()) {
            effective = effective.orElse(ranked);
        }
        return effective;
    }

    /**
     * Returns what counts of these statements of an alias at the surviving id: of each field the values of the closest
     * kind of source, whichever system has it, as statements under another id.
     */
    public DescriptionsBySource ofAlias(SourceRules rules) {
        WorkDescription closest = effective(rules);
        SortedMap<String, WorkDescription> kept = new TreeMap<>();
        bySystem.forEach((system, stated) -> {
            if (rules.counts(system)) {
                kept.put(system, stated.asCloseAs(closest).attributedTo(SourcedValue.Source.ALIAS));
            }
        });
        kept.values().removeIf(WorkDescription.NONE::equals);
        return new DescriptionsBySource(kept);
    }

    /** Returns the statements of the systems of least names alone. */
    public DescriptionsBySource ofLeast(int systems) {
        if (bySystem.size() <= systems) {
            return this;
        }
        SortedMap<String, WorkDescription> least = new TreeMap<>(bySystem);
        while (least.size() > systems) {
            least.remove(least.lastKey());
        }
        return new DescriptionsBySource(least);
    }

    /** Returns the statements with another description by each system. */
    public DescriptionsBySource map(UnaryOperator<WorkDescription> change) {
        SortedMap<String, WorkDescription> changed = new TreeMap<>();
        bySystem.forEach((system, description) -> changed.put(system, change.apply(description)));
        return new DescriptionsBySource(changed);
    }

    /** Returns whether no system states anything. */
    public boolean isEmpty() {
        return bySystem.isEmpty();
    }
}
