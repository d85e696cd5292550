package org.citationhubs.store;

import java.util.BitSet;
import org.citationhubs.citation.Identity;
import org.citationhubs.citation.WorkDescription;

/**
 * A work as the partition that owns it knows it.
 *
 * @param asCited what works that cite it say of it, all of them together: it only grows
 * @param itself what is believed of it otherwise, its other ids included: what is said anew stands in place of what was said, because
 *     an id that is not one of the work's own any more takes its words with it
 * @param showing the partitions whose hubs show its title
 * @param identity which ids it has
 */
public record Work(WorkDescription asCited, WorkDescription itself, BitSet showing, Identity identity) {

    /** Nothing is known and nobody asks. */
    public static Work unknown() {
        return new Work(WorkDescription.NONE, WorkDescription.NONE, new BitSet(), Identity.OWN);
    }

    /** What is believed of it. */
    public WorkDescription description() {
        return asCited.join(itself);
    }

    /** The work after a work that cites it said something of it. */
    public Work cited(WorkDescription said) {
        return new Work(asCited.join(said), itself, showing, identity);
    }

    /** The work after something else is believed of it, by whoever does not cite it. */
    public Work described(WorkDescription newItself) {
        return new Work(asCited, newItself, showing, identity);
    }

    /** The work with one more partition that shows its title. */
    public Work shownBy(int partition) {
        BitSet more = (BitSet) showing.clone();
        more.set(partition);
        return new Work(asCited, itself, more, identity);
    }

    /** The work with other ids. */
    public Work identified(Identity newIdentity) {
        return new Work(asCited, itself, showing, newIdentity);
    }
}
