package org.citationhubs.hub.count;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a hub: a running sum over its citing works, so that what is added can be taken back exactly.
 *
 * <p>At any time the citing works are the sum over the primary roles, the sum over the stances, and the sum over years and undated.
 * Not thread-safe.
 */
public final class HubCounts {

    private int citingWorks;
    private int retracted;
    // Counts over the self-citing works alone, which most hubs have none of; null until there is one.
    private @Nullable HubCounts self;
    private int statements;
    private int classified;
    private int undated;
    private final YearCounts years;
    // A citing work without statements is in none of the maps, which spares most hubs the maps; the views put it back.
    private final Map<Role, CategoryCounts> roles = new EnumMap<>(Role.class);
    private final Map<Polarity, CategoryCounts> polarities = new EnumMap<>(Polarity.class);
    private int stated;

    /** Nobody cites the hub. */
    public HubCounts() {
        this(new YearCounts());
    }

    private HubCounts(YearCounts years) {
        this.years = years;
    }

    /** Counts one more citing work. */
    public void add(CitationFacts facts) {
        count(facts, 1);
    }

    /** Takes a citing work back that was counted with the same facts. */
    public void remove(CitationFacts facts) {
        count(facts, -1);
    }

    private void count(CitationFacts facts, int sign) {
        switch (facts.standing()) {
            case MOVED -> {}
            case RETRACTED -> retracted += sign;
            case COUNTED -> {
                countCiting(facts, sign);
                if (facts.self()) {
                    selfCounts().countCiting(facts, sign);
                }
            }
        }
    }

    private HubCounts selfCounts() {
        HubCounts counts = self;
        if (counts == null) {
            counts = new HubCounts();
            self = counts;
        }
        return counts;
    }

    private void countCiting(CitationFacts facts, int sign) {
        citingWorks += sign;
        PartialDate publishedAt = facts.publishedAt();
        if (publishedAt == null) {
            undated += sign;
        } else {
            years.add(publishedAt.year(), sign);
        }
        if (facts.statements().count() > 0) {
            countStatements(facts.statements(), sign);
        }
    }

    private void countStatements(StatementCounts more, int sign) {
        stated += sign;
        statements += sign * more.count();
        Role primary = more.primaryRole();
        classified += primary == Role.UNCLASSIFIED ? 0 : sign;
        for (Role role : Role.values()) {
            if (more.has(role) || more.count(role) > 0) {
                roles.merge(
                        role,
                        CategoryCounts.ZERO.plus(sign, role == primary, more.count(role), more.has(role)),
                        (was, change) -> sum(was, change));
            }
        }
        Polarity stance = more.polarity();
        for (Polarity polarity : Polarity.values()) {
            if (polarity == stance || more.has(polarity)) {
                polarities.merge(
                        polarity,
                        CategoryCounts.ZERO.plus(sign, polarity == stance, more.count(polarity), more.has(polarity)),
                        (was, change) -> sum(was, change));
            }
        }
    }

    private static CategoryCounts sum(CategoryCounts a, CategoryCounts b) {
        return new CategoryCounts(
                a.citingWorks() + b.citingWorks(),
                a.statements() + b.statements(),
                a.anyCitingWorks() + b.anyCitingWorks());
    }

    /** Distinct works that cite the hub. */
    public int citingWorks() {
        return citingWorks;
    }

    /** Those of them that have an author in common with the hub. */
    public int selfCitingWorks() {
        return self == null ? 0 : self.citingWorks;
    }

    /** Works that cite the hub and were retracted: in no other count. */
    public int retractedCitingWorks() {
        return retracted;
    }

    /** The counts over self-citing works alone, null if there are none. */
    public @Nullable HubCounts ofSelfCitations() {
        return self == null || self.citingWorks == 0 ? null : self;
    }

    /** The counts as they are now. */
    public HubCounts copy() {
        HubCounts copy = new HubCounts(years.copy());
        copy.citingWorks = citingWorks;
        copy.statements = statements;
        copy.classified = classified;
        copy.undated = undated;
        copy.stated = stated;
        copy.roles.putAll(roles);
        copy.polarities.putAll(polarities);
        copy.retracted = retracted;
        copy.self = self == null ? null : self.copy();
        return copy;
    }

    /** Mentions of the hub in all of them. */
    public int statements() {
        return statements;
    }

    /** Citing works with a role other than unclassified. */
    public int classifiedCitingWorks() {
        return classified;
    }

    /** Citing works whose date nobody said. */
    public int undated() {
        return undated;
    }

    /** Citing works by year of publication, ascending, years without any left out. */
    public SortedMap<Integer, Integer> years() {
        return years.toMap();
    }

    /** By role, in the order of the vocabulary, roles that do not occur left out. */
    public Map<Role, CategoryCounts> roles() {
        return view(roles, Role.UNCLASSIFIED, Role.class);
    }

    /** By stance, in the order of the vocabulary, stances that do not occur left out. */
    public Map<Polarity, CategoryCounts> polarities() {
        return view(polarities, Polarity.UNCLASSIFIED, Polarity.class);
    }

    private <K extends Enum<K>> Map<K, CategoryCounts> view(
            Map<K, CategoryCounts> stated, K unclassified, Class<K> type) {
        Map<K, CategoryCounts> view = new EnumMap<>(type);
        view.putAll(stated);
        int silent = citingWorks - this.stated;
        view.merge(unclassified, new CategoryCounts(silent, 0, silent), (was, more) -> sum(was, more));
        view.values().removeIf(CategoryCounts::isZero);
        return view;
    }

    /** The counts as they were stored, see the views of the same names. */
    public static HubCounts of(
            int citingWorks,
            int stated,
            int classified,
            Map<Integer, Integer> years,
            Map<Role, CategoryCounts> statedRoles,
            Map<Polarity, CategoryCounts> statedPolarities) {
        HubCounts counts = new HubCounts();
        counts.citingWorks = citingWorks;
        counts.stated = stated;
        counts.classified = classified;
        int dated = 0;
        for (Map.Entry<Integer, Integer> year : years.entrySet()) {
            counts.years.add(year.getKey(), year.getValue());
            dated += year.getValue();
        }
        counts.undated = citingWorks - dated;
        counts.roles.putAll(statedRoles);
        counts.polarities.putAll(statedPolarities);
        for (CategoryCounts tally : statedPolarities.values()) {
            counts.statements += tally.statements();
        }
        return counts;
    }

    /** The counts with what is counted apart, as it was stored. */
    public HubCounts apart(int newRetracted, @Nullable HubCounts newSelf) {
        retracted = newRetracted;
        self = newSelf;
        return this;
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
                && Objects.equals(ofSelfCitations(), that.ofSelfCitations());
    }

    @Override
    public int hashCode() {
        return Objects.hash(citingWorks, statements, years());
    }

    /** Citing works that have statements. */
    public int stated() {
        return stated;
    }

    /** The roles of citing works that have statements. */
    public Map<Role, CategoryCounts> statedRoles() {
        return Map.copyOf(roles);
    }

    /** The stances of citing works that have statements. */
    public Map<Polarity, CategoryCounts> statedPolarities() {
        return Map.copyOf(polarities);
    }
}
