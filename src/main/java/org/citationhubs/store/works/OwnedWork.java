package org.citationhubs.store.works;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkIdentity;

/**
 * The state of a work in the partition that owns it.
 *
 * @param asCited the description joined from all lists that cite this id; nothing is removed from it
 * @param itself the description from all other sources, aliases included. Each update replaces it, because the facts of
 *     an id disappear when the id is no alias any more
 * @param showing the partitions that subscribed to its title
 * @param identity its surviving id and its aliases
 * @param aliases what lists say of each alias whose description this work subscribed to. It goes with the alias
 * @param survivors the ids that subscribed to what lists say of this one
 */
public record OwnedWork(
        WorkDescription asCited,
        WorkDescription itself,
        PartitionSet showing,
        WorkIdentity identity,
        SortedMap<WorkId, WorkDescription> aliases,
        SortedSet<WorkId> survivors) {

    private static final SortedMap<WorkId, WorkDescription> NO_ALIASES = Collections.emptySortedMap();
    private static final SortedSet<WorkId> NO_SURVIVORS = Collections.emptySortedSet();
    private static final OwnedWork UNKNOWN = new OwnedWork(
            WorkDescription.NONE, WorkDescription.NONE, PartitionSet.NONE, WorkIdentity.OWN, NO_ALIASES, NO_SURVIVORS);

    public OwnedWork {
        aliases = Collections.unmodifiableSortedMap(aliases);
        survivors = Collections.unmodifiableSortedSet(survivors);
    }

    /** Returns the state of a work without facts and subscriptions. */
    static OwnedWork unknown() {
        return UNKNOWN;
    }

    /** Returns the effective description. */
    public WorkDescription description() {
        WorkDescription effective = asCited.join(itself);
        for (WorkDescription alias : aliases.values()) {
            effective = effective.join(alias);
        }
        return effective;
    }

    /** Returns the work with a description from a work that cites it added. */
    public OwnedWork withDescriptionByCiting(WorkDescription added) {
        return new OwnedWork(asCited.join(added), itself, showing, identity, aliases, survivors);
    }

    /** Returns the work with another description from the other sources. */
    public OwnedWork withOwnDescription(WorkDescription newItself) {
        return new OwnedWork(asCited, newItself, showing, identity, aliases, survivors);
    }

    /** Returns the work with one more partition that subscribed to its title. */
    public OwnedWork withSubscriber(int partition) {
        return new OwnedWork(asCited, itself, showing.with(partition), identity, aliases, survivors);
    }

    /** Returns the work with other ids. */
    public OwnedWork withIdentity(WorkIdentity newIdentity) {
        return new OwnedWork(asCited, itself, showing, newIdentity, aliases, survivors);
    }

    /** Returns the work with other aliases whose description it subscribed to. */
    public OwnedWork withAliases(SortedMap<WorkId, WorkDescription> described) {
        return new OwnedWork(asCited, itself, showing, identity, described, survivors);
    }

    /** Returns the work after a reply about an alias; the same work if it did not subscribe to it. */
    public OwnedWork withAlias(WorkId alias, WorkDescription description) {
        if (!aliases.containsKey(alias)) {
            return this;
        }
        SortedMap<WorkId, WorkDescription> described = new TreeMap<>(aliases);
        described.put(alias, description);
        return withAliases(described);
    }

    /** Returns the work with or without an id that subscribes to what lists say of this one. */
    public OwnedWork withSurvivor(WorkId survivor, boolean subscribed) {
        SortedSet<WorkId> all = new TreeSet<>(survivors);
        boolean changed = subscribed ? all.add(survivor) : all.remove(survivor);
        return changed ? new OwnedWork(asCited, itself, showing, identity, aliases, all) : this;
    }
}
