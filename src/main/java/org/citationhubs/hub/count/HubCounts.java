package org.citationhubs.hub.count;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a hub over its citing works. Immutable; {@link HubCountsAccumulator} keeps the running sum.
 *
 * <p>The number of citing works equals the sum over the primary roles, the sum over the stances, and the sum over the
 * years and the undated works.
 */
public final class HubCounts {

    /** The counts of a hub without citing works. */
    public static final HubCounts NONE = of(0, 0, 0, Map.of(), Map.of(), Map.of());

    private final int citingWorks;
    private final int stated;
    private final int classified;
    private final int dated;
    private final int statements;
    // Neither the years nor the maps are changed after the construction.
    private final YearCounts years;
    private final Map<Role, CategoryCounts> statedRoles;
    private final Map<Polarity, CategoryCounts> statedPolarities;
    private final int retracted;
    private final @Nullable HubCounts self;
    private final SourceCounts sources;

    HubCounts(
            int citingWorks,
            int stated,
            int classified,
            YearCounts years,
            EnumMap<Role, CategoryCounts> statedRoles,
            EnumMap<Polarity, CategoryCounts> statedPolarities,
            int retracted,
            @Nullable HubCounts self,
            SourceCounts sources) {
        this.citingWorks = citingWorks;
        this.stated = stated;
        this.classified = classified;
        this.years = years;
        this.dated = years.total();
        this.statedRoles = unmodifiable(statedRoles);
        this.statedPolarities = unmodifiable(statedPolarities);
        this.statements = statedPolarities.values().stream()
                .mapToInt(CategoryCounts::statements)
                .sum();
        this.retracted = retracted;
        this.self = self;
        this.sources = sources;
    }

    /** Creates counts from what was stored; see the accessors of the same names. */
    public static HubCounts of(
            int citingWorks,
            int stated,
            int classified,
            Map<Integer, Integer> years,
            Map<Role, CategoryCounts> statedRoles,
            Map<Polarity, CategoryCounts> statedPolarities) {
        YearCounts byYear = new YearCounts();
        years.forEach(byYear::add);
        EnumMap<Role, CategoryCounts> roles = new EnumMap<>(Role.class);
        roles.putAll(statedRoles);
        EnumMap<Polarity, CategoryCounts> polarities = new EnumMap<>(Polarity.class);
        polarities.putAll(statedPolarities);
        return new HubCounts(citingWorks, stated, classified, byYear, roles, polarities, 0, null, SourceCounts.NONE);
    }

    /** Returns these counts with those that are stored apart from them. */
    public HubCounts with(int retractedCitingWorks, @Nullable HubCounts ofSelfCitations, SourceCounts bySource) {
        return new HubCounts(
                citingWorks,
                stated,
                classified,
                years,
                copyOf(statedRoles, Role.class),
                copyOf(statedPolarities, Polarity.class),
                retractedCitingWorks,
                ofSelfCitations,
                bySource);
    }

    /** Starts a running sum at these counts. */
    public HubCountsAccumulator accumulator() {
        return new HubCountsAccumulator(
                this,
                years.copy(),
                copyOf(statedRoles, Role.class),
                copyOf(statedPolarities, Polarity.class),
                self == null ? null : self.accumulator(),
                sources.accumulator());
    }

    /** Most hubs have no statements; their maps take no memory. */
    private static <K extends Enum<K>> Map<K, CategoryCounts> unmodifiable(EnumMap<K, CategoryCounts> counts) {
        return counts.isEmpty() ? Map.of() : Collections.unmodifiableMap(counts);
    }

    private static <K extends Enum<K>> EnumMap<K, CategoryCounts> copyOf(Map<K, CategoryCounts> counts, Class<K> type) {
        EnumMap<K, CategoryCounts> copy = new EnumMap<>(type);
        copy.putAll(counts);
        return copy;
    }

    /** Returns the number of distinct works that cite the hub. */
    public int citingWorks() {
        return citingWorks;
    }

    /** Returns the number of citing works that have an author in common with the hub. */
    public int selfCitingWorks() {
        return self == null ? 0 : self.citingWorks;
    }

    /** Returns the number of retracted works that cite the hub; no other count includes them. */
    public int retractedCitingWorks() {
        return retracted;
    }

    /** Returns the counts over self-citing works alone, null if there are none. */
    public @Nullable HubCounts ofSelfCitations() {
        return self == null || self.citingWorks == 0 ? null : self;
    }

    /** Returns the citing works by the systems that assert their citations. */
    public SourceCounts sources() {
        return sources;
    }

    /** Returns the number of mentions of the hub in all citing works. */
    public int statements() {
        return statements;
    }

    /** Returns the number of citing works with a role other than unclassified. */
    public int classifiedCitingWorks() {
        return classified;
    }

    /** Returns the number of citing works without a known date. */
    public int undated() {
        return citingWorks - dated;
    }

    /** Returns the citing works by year of publication, ascending; years without citing works are absent. */
    public SortedMap<Integer, Integer> years() {
        return years.toMap();
    }

    /** Returns the counts by role in the order of the vocabulary; roles that do not occur are absent. */
    public Map<Role, CategoryCounts> roles() {
        return withoutStatements(statedRoles, Role.UNCLASSIFIED, Role.class);
    }

    /** Returns the counts by stance in the order of the vocabulary; stances that do not occur are absent. */
    public Map<Polarity, CategoryCounts> polarities() {
        return withoutStatements(statedPolarities, Polarity.UNCLASSIFIED, Polarity.class);
    }

    /** Adds the citing works without statements, which the stored maps leave out. */
    private <K extends Enum<K>> Map<K, CategoryCounts> withoutStatements(
            Map<K, CategoryCounts> statedOnly, K unclassified, Class<K> type) {
        Map<K, CategoryCounts> all = copyOf(statedOnly, type);
        int unstated = citingWorks - stated;
        all.merge(unclassified, new CategoryCounts(unstated, 0, unstated), CategoryCounts::plus);
        all.values().removeIf(CategoryCounts::isZero);
        return all;
    }

    /** Returns the number of citing works that have statements. */
    public int stated() {
        return stated;
    }

    /** Returns the roles of the citing works that have statements. */
    public Map<Role, CategoryCounts> statedRoles() {
        return statedRoles;
    }

    /** Returns the stances of the citing works that have statements. */
    public Map<Polarity, CategoryCounts> statedPolarities() {
        return statedPolarities;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HubCounts that
                && citingWorks == that.citingWorks
                && statements == that.statements
                && classified == that.classified
                && retracted == that.retracted
                && selfCitingWorks() == that.selfCitingWorks()
                && years().equals(that.years())
                && roles().equals(that.roles())
                && polarities().equals(that.polarities())
                && Objects.equals(ofSelfCitations(), that.ofSelfCitations())
                && sources.equals(that.sources);
    }

    @Override
    public int hashCode() {
        return Objects.hash(citingWorks, statements, years());
    }

    @Override
    public String toString() {
        return citingWorks + " citing works, roles " + roles() + ", polarities " + polarities() + ", years " + years();
    }
}
