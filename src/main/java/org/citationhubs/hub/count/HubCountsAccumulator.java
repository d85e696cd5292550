package org.citationhubs.hub.count;

import java.util.EnumMap;
import java.util.Map;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The running sum of a hub's counts: a citing work can be added, and removed again exactly. Copies nothing until
 * {@link #snapshot()} is called. Not thread-safe.
 */
public final class HubCountsAccumulator {

    private int citingWorks;
    private int retracted;
    private int stated;
    private int classified;
    private final YearCounts years;
    // A citing work without statements is in neither map, so that the maps of most hubs stay empty.
    private final EnumMap<Role, CategoryCounts> roles;
    private final EnumMap<Polarity, CategoryCounts> polarities;
    // The counts over self-citing works alone, null until there is one: most hubs have none.
    private @Nullable HubCountsAccumulator self;
    private final SourceCountsAccumulator sources;
    // The last snapshot, null if the sum has changed since.
    private @Nullable HubCounts snapshot;

    /** Starts without citing works. */
    public HubCountsAccumulator() {
        this(
                HubCounts.NONE,
                new YearCounts(),
                new EnumMap<>(Role.class),
                new EnumMap<>(Polarity.class),
                null,
                SourceCounts.NONE.accumulator());
    }

    HubCountsAccumulator(
            HubCounts start,
            YearCounts years,
            EnumMap<Role, CategoryCounts> roles,
            EnumMap<Polarity, CategoryCounts> polarities,
            @Nullable HubCountsAccumulator self,
            SourceCountsAccumulator sources) {
        this.citingWorks = start.citingWorks();
        this.retracted = start.retractedCitingWorks();
        this.stated = start.stated();
        this.classified = start.classifiedCitingWorks();
        this.years = years;
        this.roles = roles;
        this.polarities = polarities;
        this.self = self;
        this.sources = sources;
        this.snapshot = start;
    }

    /** Returns the counts as they are now; they do not change with this sum. */
    public HubCounts snapshot() {
        HubCounts known = snapshot;
        if (known == null) {
            known = new HubCounts(
                    citingWorks,
                    stated,
                    classified,
                    years.copy(),
                    new EnumMap<>(roles),
                    new EnumMap<>(polarities),
                    retracted,
                    self == null ? null : self.snapshot(),
                    sources.snapshot());
            snapshot = known;
        }
        return known;
    }

    /** Returns the number of distinct works that cite the hub. */
    public int citingWorks() {
        return citingWorks;
    }

    /** Adds a citing work. */
    public void add(CitationFacts facts) {
        count(facts, 1);
    }

    /** Removes a citing work that was added with the same facts. */
    public void remove(CitationFacts facts) {
        count(facts, -1);
    }

    private void count(CitationFacts facts, int sign) {
        switch (facts.status()) {
            case MOVED -> {}
            case RETRACTED -> {
                snapshot = null;
                retracted += sign;
            }
            case COUNTED -> {
                countCiting(facts, sign);
                sources.add(facts.sources(), sign);
                if (facts.self()) {
                    selfCitations().countCiting(facts, sign);
                }
            }
        }
    }

    private HubCountsAccumulator selfCitations() {
        HubCountsAccumulator counts = self;
        if (counts == null) {
            counts = new HubCountsAccumulator();
            self = counts;
        }
        return counts;
    }

    private void countCiting(CitationFacts facts, int sign) {
        snapshot = null;
        citingWorks += sign;
        PartialDate publishedAt = facts.publishedAt();
        if (publishedAt != null) {
            years.add(publishedAt.year(), sign);
        }
        if (facts.statements().count() > 0) {
            countStatements(facts.statements(), sign);
        }
    }

    private void countStatements(StatementCounts statements, int sign) {
        stated += sign;
        Role primary = statements.primaryRole();
        classified += primary == Role.UNCLASSIFIED ? 0 : sign;
        for (Role role : Role.values()) {
            if (statements.has(role) || statements.count(role) > 0) {
                boolean any = statements.has(role);
                add(roles, role, CategoryCounts.of(sign, role == primary, statements.count(role), any));
            }
        }
        Polarity stance = statements.polarity();
        for (Polarity polarity : Polarity.values()) {
            if (polarity == stance || statements.has(polarity)) {
                boolean any = statements.has(polarity);
                add(polarities, polarity, CategoryCounts.of(sign, polarity == stance, statements.count(polarity), any));
            }
        }
    }

    private static <K extends Enum<K>> void add(Map<K, CategoryCounts> sums, K key, CategoryCounts change) {
        sums.merge(key, change, CategoryCounts::plus);
    }
}
