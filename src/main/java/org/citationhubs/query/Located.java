package org.citationhubs.query;

import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;

/** Where a partition is. */
public sealed interface Located {

    /** This instance is the active owner. */
    record Here() implements Located {}

    /**
     * Another instance is.
     *
     * @param active the owner, at the address it advertises
     * @param standbys instances that hold a copy
     */
    record There(HostInfo active, Set<HostInfo> standbys) implements Located {

        public There {
            standbys = Set.copyOf(standbys);
        }
    }

    /** Nobody is, as far as this instance knows: partitions are moving, or nothing has started yet. */
    record Nowhere() implements Located {}
}
