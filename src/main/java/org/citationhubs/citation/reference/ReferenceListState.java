package org.citationhubs.citation.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.work.DescriptionsBySource;
import org.citationhubs.citation.work.WorkIdentity;
import org.jspecify.annotations.Nullable;

/**
 * The reference lists of a work as their sources state them, with the merged ids that concern them: cited works that
 * are merged into other ids, and aliases that are merged into the citing work. The {@link #effective} list follows from
 * these and from the rules by which sources are united.
 *
 * <p>Stated lists are never rewritten, so that a statement that two ids are one work can be taken back, and a source
 * revoked.
 *
 * @param stated the lists as their sources state them
 * @param citedAliases surviving id by alias of a cited work
 * @param aliases snapshots of the lists of ids that are merged into the citing work, by the id that sent them
 */
public record ReferenceListState(
        ListsBySource stated, SortedMap<WorkId, WorkId> citedAliases, SortedMap<WorkId, List<AliasSnapshot>> aliases) {

    private static final SortedMap<WorkId, WorkId> NO_CITED_ALIASES = new TreeMap<>();
    private static final SortedMap<WorkId, List<AliasSnapshot>> NO_ALIASES = new TreeMap<>();

    /** Creates the state of a single list without merged ids. */
    public static ReferenceListState of(ReferenceList stated) {
        return of(ListsBySource.of(stated));
    }

    /** Creates the state of lists without merged ids. */
    public static ReferenceListState of(ListsBySource stated) {
        return new ReferenceListState(stated, NO_CITED_ALIASES, NO_ALIASES);
    }

    /** Returns the citing work. */
    public WorkId citing() {
        return stated.citing();
    }

    /** Returns the state after the list of one source changed. */
    public ReferenceListState with(ReferenceList changed) {
        return new ReferenceListState(stated.with(changed), citedAliases, aliases);
    }

    /**
     * Returns the state after cited works were merged into other ids. Works of which the lists have no entry change
     * nothing.
     *
     * @param survivors the surviving id by alias, the alias itself if the merge was taken back
     */
    public ReferenceListState withCitedAliases(SortedMap<WorkId, WorkId> survivors) {
        SortedMap<WorkId, WorkId> changed = new TreeMap<>(citedAliases);
        Set<WorkId> cited = new HashSet<>(citedAliases.values());
        addCited(entry -> true, cited);
        boolean isChanged = true;
        // The survivor of one alias may be an alias of another survivor.
        while (isChanged) {
            isChanged = false;
            for (Map.Entry<WorkId, WorkId> merge : survivors.entrySet()) {
                WorkId alias = merge.getKey();
                WorkId survivor = merge.getValue();
                // A known alias is kept up to date even without an entry of the work: the list may cite it again.
                boolean concerned = citedAliases.containsKey(alias) || cited.contains(alias);
                if (concerned && !survivor.equals(changed.getOrDefault(alias, alias))) {
                    isChanged = true;
                    cited.add(survivor);
                    if (survivor.equals(alias)) {
                        changed.remove(alias);
                    } else {
                        changed.put(alias, survivor);
                    }
                }
            }
        }
        return withSurvivors(changed);
    }

    /** Returns the state with other surviving ids of cited works. */
    public ReferenceListState withSurvivors(SortedMap<WorkId, WorkId> survivors) {
        return survivors.equals(citedAliases) ? this : new ReferenceListState(stated, survivors, aliases);
    }

    /** Returns the ids of the works that a list of any source, or of an alias, cites. */
    NavigableSet<WorkId> citedIds() {
        NavigableSet<WorkId> cited = new TreeSet<>();
        addCited(ReferenceEntry::asserted, cited);
        return cited;
    }

    private void addCited(Predicate<ReferenceEntry> some, Set<WorkId> cited) {
        addCited(stated, some, cited);
        aliases.values().forEach(sent -> sent.forEach(alias -> addCited(alias.lists(), some, cited)));
    }

    private static void addCited(ListsBySource lists, Predicate<ReferenceEntry> some, Set<WorkId> cited) {
        for (ReferenceList list : lists.bySource().values()) {
            for (ReferenceEntry entry : list.entries()) {
                if (some.test(entry)) {
                    cited.add(entry.cited());
                }
            }
        }
    }

    /**
     * Returns the state after an alias of the citing work sent its snapshots.
     *
     * @param sent empty if the sender is no longer an alias
     */
    public ReferenceListState withAliases(WorkId sender, List<AliasSnapshot> sent) {
        List<AliasSnapshot> others =
                sent.stream().filter(alias -> !alias.id().equals(citing())).toList();
        if (others.equals(aliases.getOrDefault(sender, List.of()))) {
            return this;
        }
        SortedMap<WorkId, List<AliasSnapshot>> changed = new TreeMap<>(aliases);
        if (others.isEmpty()) {
            changed.remove(sender);
        } else {
            changed.put(sender, others);
        }
        return new ReferenceListState(stated, citedAliases, changed);
    }

    /** Returns the ids of the citing work. */
    public WorkIdentity identity(SourceRules rules) {
        List<WorkId> ids = counted(rules).stream().map(AliasSnapshot::id).toList();
        WorkId movedTo = movedTo(rules);
        return movedTo == null && ids.isEmpty() ? WorkIdentity.OWN : new WorkIdentity(movedTo, ids);
    }

    /**
     * Returns the surviving id of the citing work, null if its own id is the surviving one. Of ids that are merged into
     * each other in a circle the least survives.
     */
    public @Nullable WorkId movedTo(SourceRules rules) {
        WorkId next = stated.description(rules).survivor();
        if (next == null || aliases.isEmpty()) {
            return next;
        }
        Map<WorkId, WorkId> survivors = new TreeMap<>();
        for (AliasSnapshot alias : counted(rules)) {
            WorkId survivor = alias.lists().description(rules).survivor();
            if (survivor != null) {
                survivors.put(alias.id(), survivor);
            }
        }
        WorkId least = citing();
        Set<WorkId> seen = new HashSet<>();
        for (WorkId at = next; at != null && seen.add(at); at = survivors.get(at)) {
            if (at.equals(citing())) {
                return least.equals(citing()) ? null : next;
            }
            least = at.compareTo(least) < 0 ? at : least;
        }
        return next;
    }

    /** Returns the snapshots that the surviving id needs; empty if this id is the surviving one. */
    public List<AliasSnapshot> exportToSurvivor(SourceRules rules) {
        if (movedTo(rules) == null) {
            return List.of();
        }
        List<AliasSnapshot> snapshots = new ArrayList<>();
        snapshots.add(new AliasSnapshot(stated.map(ReferenceList::snapshot)));
        snapshots.addAll(counted(rules));
        return snapshots;
    }

    /** Returns each alias that is one by its own statements, by id. */
    private List<AliasSnapshot> counted(SourceRules rules) {
        if (aliases.isEmpty()) {
            return List.of();
        }
        SortedMap<WorkId, AliasSnapshot> byId = new TreeMap<>();
        aliases.forEach((sender, sent) -> SentAliases.leadingTo(sender, citing(), sent, rules)
                .forEach(alias -> byId.putIfAbsent(alias.id(), alias)));
        return List.copyOf(byId.values());
    }

    /**
     * Returns the list that is counted: empty if another id survives, else the union over all sources that count and
     * all ids, with each cited work once.
     */
    public EffectiveList effective(SourceRules rules) {
        if (movedTo(rules) != null) {
            return new EffectiveList(citing(), stated.description(rules), List.of(), true);
        }
        List<ReferenceList> counted = stated.counted(rules);
        if (citedAliases.isEmpty() && aliases.isEmpty() && counted.size() == 1) {
            return EffectiveList.of(counted.get(0));
        }
        Set<WorkId> own = new HashSet<>();
        own.add(citing());
        List<ReferenceList> all = new ArrayList<>(counted);
        DescriptionsBySource descriptions = stated.descriptions();
        for (AliasSnapshot alias : counted(rules)) {
            own.add(alias.id());
            all.addAll(alias.lists().counted(rules));
            descriptions = descriptions.join(alias.lists().descriptions().ofAlias(rules));
        }
        EntriesBySource union = new EntriesBySource(rules);
        for (ReferenceList list : all) {
            for (ReferenceEntry entry : list.entries()) {
                WorkId cited = survivorOf(entry.cited());
                if (!own.contains(cited)) {
                    union.add(list.source(), entry.withCited(cited));
                }
            }
        }
        return new EffectiveList(citing(), descriptions.effective(rules), union.united(), !all.isEmpty());
    }

    /** Returns how much each system that counts knows of the references, by name of the system. */
    public List<SourceCoverage> coverage(SourceRules rules) {
        List<ReferenceList> all = new ArrayList<>(stated.counted(rules));
        counted(rules).forEach(alias -> all.addAll(alias.lists().counted(rules)));
        return SourceCoverage.of(all);
    }

    /**
     * Returns the difference of the effective lists of two states, which may be united by different rules. What a list
     * says of a work is said of the id that it cites, whatever that id is merged into now, and whether or not its
     * source counts.
     */
    public static ReferenceListChange change(
            ReferenceListState before,
            EffectiveList effectiveBefore,
            ReferenceListState after,
            EffectiveList effective) {
        return ReferenceListChange.between(effectiveBefore, effective)
                .withDescribed(after.stated.describedSince(before.stated));
    }

    private WorkId survivorOf(WorkId cited) {
        WorkId survivor = cited;
        for (int hops = 0; hops <= citedAliases.size(); hops++) {
            WorkId next = citedAliases.get(survivor);
            if (next == null) {
                break;
            }
            survivor = next;
        }
        return survivor;
    }
}
