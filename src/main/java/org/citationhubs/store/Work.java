package org.citationhubs.store;

import java.util.BitSet;
import org.citationhubs.citation.WorkDescription;

/**
 * A work as the partition that owns it knows it.
 *
 * @param description what is believed of it
 * @param showing the partitions whose hubs show its title
 */
public record Work(WorkDescription description, BitSet showing) {

    /** Nothing is known and nobody asks. */
    public static Work unknown() {
        return new Work(WorkDescription.NONE, new BitSet());
    }

    /** The work with another description. */
    public Work described(WorkDescription newDescription) {
        return new Work(newDescription, showing);
    }

    /** The work with one more partition that shows its title. */
    public Work shownBy(int partition) {
        BitSet more = (BitSet) showing.clone();
        more.set(partition);
        return new Work(description, more);
    }
}
