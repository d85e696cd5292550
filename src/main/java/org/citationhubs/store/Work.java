package org.citationhubs.store;

import java.util.BitSet;
import org.citationhubs.citation.Identity;
import org.citationhubs.citation.WorkDescription;

/**
 * A work as the partition that owns it knows it.
 *
 * @param description what is believed of it
 * @param showing the partitions whose hubs show its title
 * @param identity which ids it has
 */
public record Work(WorkDescription description, BitSet showing, Identity identity) {

    /** Nothing is known and nobody asks. */
    public static Work unknown() {
        return new Work(WorkDescription.NONE, new BitSet(), Identity.OWN);
    }

    /** The work with another description. */
    public Work described(WorkDescription newDescription) {
        return new Work(newDescription, showing, identity);
    }

    /** The work with one more partition that shows its title. */
    public Work shownBy(int partition) {
        BitSet more = (BitSet) showing.clone();
        more.set(partition);
        return new Work(description, more, identity);
    }

    /** The work with other ids. */
    public Work identified(Identity newIdentity) {
        return new Work(description, showing, newIdentity);
    }
}
