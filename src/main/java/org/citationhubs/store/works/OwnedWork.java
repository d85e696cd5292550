package org.citationhubs.store.works;

import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkIdentity;

/**
 * The state of a work in the partition that owns it.
 *
 * @param asCited the description joined from all works that cite it; nothing is removed from it
 * @param itself the description from all other sources, aliases included. Each update replaces it, because the facts of
 *     an id disappear when the id is no alias any more
 * @param showing the partitions that subscribed to its title
 * @param identity its surviving id and its aliases
 */
public record OwnedWork(WorkDescription asCited, WorkDescription itself, PartitionSet showing, WorkIdentity identity) {

    /** Returns the state of a work without facts and subscriptions. */
    static OwnedWork unknown() {
        return new OwnedWork(WorkDescription.NONE, WorkDescription.NONE, PartitionSet.NONE, WorkIdentity.OWN);
    }

    /** Returns the effective description. */
    public WorkDescription description() {
        return asCited.join(itself);
    }

    /** Returns the work with a description from a work that cites it added. */
    public OwnedWork withDescriptionByCiting(WorkDescription added) {
        return new OwnedWork(asCited.join(added), itself, showing, identity);
    }

    /** Returns the work with another description from the other sources. */
    public OwnedWork withOwnDescription(WorkDescription newItself) {
        return new OwnedWork(asCited, newItself, showing, identity);
    }

    /** Returns the work with one more partition that subscribed to its title. */
    public OwnedWork withSubscriber(int partition) {
        return new OwnedWork(asCited, itself, showing.with(partition), identity);
    }

    /** Returns the work with other ids. */
    public OwnedWork withIdentity(WorkIdentity newIdentity) {
        return new OwnedWork(asCited, itself, showing, newIdentity);
    }
}
