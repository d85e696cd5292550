package org.citationhubs.store.works;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.work.DescriptionsBySource;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkIdentity;

/**
 * The state of a work in the partition that owns it.
 *
 * @param asCited what the lists that cite this id say of it, by system; nothing is removed from it, so that the
 *     revocation of a system can be taken back
 * @param cited what counts of the statements by lists that cite this id or an alias, by the rules of the last change
 * @param itself the description from all other sources, aliases included. Each update replaces it, because the facts of
 *     an id disappear when the id is no alias any more
 * @param showing the partitions that subscribed to its title
 * @param identity its surviving id and its aliases
 * @param aliases what lists say of each alias whose description this work subscribed to. It goes with the alias
 * @param survivors the ids that subscribed to what lists say of this one
 */
public record OwnedWork(
        DescriptionsBySource asCited,
        WorkDescription cited,
        WorkDescription itself,
        PartitionSet showing,
        WorkIdentity identity,
        SortedMap<WorkId, DescriptionsBySource> aliases,
        SortedSet<WorkId> survivors) {

    /** Most systems of which statements are kept: those of the least names, whatever the order of events. */
    public static final int MOST_SYSTEMS = 16;

    private static final OwnedWork UNKNOWN = new OwnedWork(
            DescriptionsBySource.NONE,
            WorkDescription.NONE,
            WorkDescription.NONE,
            PartitionSet.NONE,
            WorkIdentity.OWN,
            Collections.emptySortedMap(),
            Collections.emptySortedSet());

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
        return cited.join(itself);
    }

    /** Returns what all lists say, those that cite an alias included. */
    DescriptionsBySource stated() {
        DescriptionsBySource all = asCited;
        for (DescriptionsBySource alias : aliases.values()) {
            all = all.join(alias);
        }
        return all;
    }

    /** Returns the work as the rules that are in force now describe it. */
    public OwnedWork by(SourceRules rules) {
        WorkDescription effective = stated().effective(rules);
        return effective.equals(cited)
                ? this
                : new OwnedWork(asCited, effective, itself, showing, identity, aliases, survivors);
    }

    /** Returns the work with a description from a work that cites it added. */
    public OwnedWork withDescriptionByCiting(String system, WorkDescription added, SourceRules rules) {
        DescriptionsBySource all = asCited.join(system, added).ofLeast(MOST_SYSTEMS);
        return new OwnedWork(all, cited, itself, showing, identity, aliases, survivors).by(rules);
    }

    /** Returns the work with another description from the other sources. */
    public OwnedWork withOwnDescription(WorkDescription newItself) {
        return new OwnedWork(asCited, cited, newItself, showing, identity, aliases, survivors);
    }

    /** Returns the work with one more partition that subscribed to its title. */
    public OwnedWork withSubscriber(int partition) {
        return new OwnedWork(asCited, cited, itself, showing.with(partition), identity, aliases, survivors);
    }

    /** Returns the work with other ids. */
    public OwnedWork withIdentity(WorkIdentity newIdentity) {
        return new OwnedWork(asCited, cited, itself, showing, newIdentity, aliases, survivors);
    }

    /** Returns the work with other aliases whose description it subscribed to. */
    public OwnedWork withAliases(SortedMap<WorkId, DescriptionsBySource> described, SourceRules rules) {
        return new OwnedWork(asCited, cited, itself, showing, identity, described, survivors).by(rules);
    }

    /** Returns the work after a reply about an alias; the same work if it did not subscribe to it. */
    public OwnedWork withAlias(WorkId alias, DescriptionsBySource descriptions, SourceRules rules) {
        if (!aliases.containsKey(alias)) {
            return this;
        }
        SortedMap<WorkId, DescriptionsBySource> described = new TreeMap<>(aliases);
        described.put(alias, descriptions);
        return withAliases(described, rules);
    }

    /** Returns the work with or without an id that subscribes to what lists say of this one. */
    public OwnedWork withSurvivor(WorkId survivor, boolean subscribed) {
        SortedSet<WorkId> all = new TreeSet<>(survivors);
        boolean changed = subscribed ? all.add(survivor) : all.remove(survivor);
        return changed ? new OwnedWork(asCited, cited, itself, showing, identity, aliases, all) : this;
    }
}
