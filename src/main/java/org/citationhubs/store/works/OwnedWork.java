package org.citationhubs.store.works;

import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkIdentity;

/**
 * A work as the partition that owns it knows it.
 *
 * @param asCited what works that cite it say of it, all of them together: it only grows
 * @param itself what is believed of it otherwise, its other ids included: what is said anew stands in place of what was said, because
 *     an id that is not one of the work's own any more takes its words with it
 * @param showing the partitions whose hubs show its title
 * @param identity which ids it has
 */
public record OwnedWork(WorkDescription asCited, WorkDescription itself, PartitionSet showing, WorkIdentity identity) {

    /** Nothing is known and nobody asks. */
    public static OwnedWork unknown() {
        return new OwnedWork(WorkDescription.NONE, WorkDescription.NONE, PartitionSet.NONE, WorkIdentity.OWN);
    }

    /** What is believed of it. */
    public WorkDescription description() {
        return asCited.join(itself);
    }

    /** The work after a work that cites it said something of it. */
    public OwnedWork cited(WorkDescription said) {
        return new OwnedWork(asCited.join(said), itself, showing, identity);
    }

    /** The work after something else is believed of it, by whoever does not cite it. */
    public OwnedWork described(WorkDescription newItself) {
        return new OwnedWork(asCited, newItself, showing, identity);
    }

    /** The work with one more partition that shows its title. */
    public OwnedWork shownBy(int partition) {
        return new OwnedWork(asCited, itself, showing.with(partition), identity);
    }

    /** The work with other ids. */
    public OwnedWork identified(WorkIdentity newIdentity) {
        return new OwnedWork(asCited, itself, showing, newIdentity);
    }
}
