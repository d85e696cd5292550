package org.citationhubs.citation.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.SourcedValue;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A reference list as its events state it, with the merged ids that concern it: cited works that are merged into other
 * ids, and aliases that are merged into the citing work. The {@link #effective} list follows from these.
 *
 * <p>The stated list is never rewritten, so that a statement that two ids are one work can be taken back.
 *
 * @param stated the list as its events state it
 * @param citedAliases surviving id by alias of a cited work
 * @param aliases snapshots of the lists of ids that are merged into the citing work, by the id that sent them
 */
public record ReferenceListState(
        ReferenceList stated, SortedMap<WorkId, WorkId> citedAliases, SortedMap<WorkId, List<AliasSnapshot>> aliases) {

    private static final SortedMap<WorkId, WorkId> NO_CITED_ALIASES = new TreeMap<>();
    private static final SortedMap<WorkId, List<AliasSnapshot>> NO_ALIASES = new TreeMap<>();

    /** Creates the state of a list without merged ids. */
    public static ReferenceListState of(ReferenceList stated) {
        return new ReferenceListState(stated, NO_CITED_ALIASES, NO_ALIASES);
    }

    /** Returns the citing work. */
    public WorkId citing() {
        return stated.citing();
    }

    /** Returns the state after an event or a description of the citing work. */
    public ReferenceListState with(ReferenceList newStated) {
        return new ReferenceListState(newStated, citedAliases, aliases);
    }

    /**
     * Returns the state after a cited work was merged into another id. The state is the same if the list has no entry
     * of the work.
     *
     * @param survivor the surviving id, {@code alias} itself if the merge was taken back
     */
    public ReferenceListState withCitedAlias(WorkId alias, WorkId survivor) {
        // A known alias is kept up to date even without an entry of the work: the list may cite the work again.
        boolean concerned = citedAliases.containsKey(alias) || cites(alias);
        if (!concerned || survivor.equals(citedAliases.getOrDefault(alias, alias))) {
            return this;
        }
        SortedMap<WorkId, WorkId> changed = new TreeMap<>(citedAliases);
        if (survivor.equals(alias)) {
            changed.remove(alias);
        } else {
            changed.put(alias, survivor);
        }
        return new ReferenceListState(stated, changed, aliases);
    }

    private boolean cites(WorkId cited) {
        if (citedAliases.containsValue(cited) || hasEntry(stated.entries(), cited)) {
            return true;
        }
        return allAliases().stream().anyMatch(alias -> hasEntry(alias.entries(), cited));
    }

    private static boolean hasEntry(List<ReferenceEntry> entries, WorkId cited) {
        return entries.stream().anyMatch(entry -> entry.cited().equals(cited));
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
    public WorkIdentity identity() {
        List<WorkId> ids = allAliases().stream().map(AliasSnapshot::id).toList();
        return movedTo() == null && ids.isEmpty() ? WorkIdentity.OWN : new WorkIdentity(movedTo(), ids);
    }

    /**
     * Returns the surviving id of the citing work, null if its own id is the surviving one. Of ids that are merged into
     * each other in a circle the least survives.
     */
    public @Nullable WorkId movedTo() {
        WorkId next = stated.description().survivor();
        if (next == null || aliases.isEmpty()) {
            return next;
        }
        Map<WorkId, WorkId> survivors = new TreeMap<>();
        for (AliasSnapshot alias : allAliases()) {
            WorkId survivor = alias.description().survivor();
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
    public List<AliasSnapshot> exportToSurvivor() {
        if (movedTo() == null) {
            return List.of();
        }
        List<AliasSnapshot> snapshots = new ArrayList<>();
        snapshots.add(new AliasSnapshot(citing(), stated.description(), stated.entries()));
        snapshots.addAll(allAliases());
        return snapshots;
    }

    /** Returns each alias once, by id, whichever sender it came from. */
    private List<AliasSnapshot> allAliases() {
        if (aliases.isEmpty()) {
            return List.of();
        }
        SortedMap<WorkId, AliasSnapshot> byId = new TreeMap<>();
        aliases.values().forEach(sent -> sent.forEach(alias -> byId.putIfAbsent(alias.id(), alias)));
        return List.copyOf(byId.values());
    }

    /**
     * Returns the list that is counted: empty if another id survives, else the union over all ids with each cited work
     * once.
     */
    public ReferenceList effective() {
        if (movedTo() != null) {
            return new ReferenceList(citing(), stated.description(), stated.completeAt(), List.of());
        }
        if (citedAliases.isEmpty() && aliases.isEmpty()) {
            return stated;
        }
        Set<WorkId> own = new HashSet<>();
        own.add(citing());
        WorkDescription description = stated.description();
        List<ReferenceEntry> all = new ArrayList<>(stated.entries());
        for (AliasSnapshot alias : allAliases()) {
            own.add(alias.id());
            description = description.join(alias.description().attributedTo(SourcedValue.Source.ALIAS));
            all.addAll(alias.entries());
        }
        SortedMap<WorkId, ReferenceEntry> byCited = new TreeMap<>();
        for (ReferenceEntry entry : all) {
            WorkId cited = survivorOf(entry.cited());
            if (!own.contains(cited)) {
                byCited.merge(cited, entry.withCited(cited), ReferenceEntry::merge);
            }
        }
        return new ReferenceList(citing(), description, stated.completeAt(), List.copyOf(byCited.values()));
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
