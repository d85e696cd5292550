package org.citationhubs.topology.hubs;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.store.hubs.HubScan;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.pending.RetitledWorks;

/**
 * Finds the hubs that show works whose title changed, by going through all hubs of the partition a little at a time.
 *
 * <p>Titles change seldom once they are known, and one pass serves all that changed before it began; an index from work to hubs would
 * be written at nearly every publication, for a change that nearly never comes.
 */
final class TitleChangeScan {

    private final HubStores stores;
    private final IntConsumer shows;
    private final RetitledWorks retitled;
    private Set<Integer> sought = new HashSet<>();
    private final Set<Integer> soughtAgain = new HashSet<>();
    private int next;

    TitleChangeScan(HubStores stores, IntConsumer shows) {
        this.stores = stores;
        this.shows = shows;
        this.retitled = new RetitledWorks(stores.pending());
    }

    void add(int work) {
        retitled.add(work);
        // Hubs that the pass has gone by may have been published with the title before this one.
        if (sought.contains(work)) {
            soughtAgain.add(work);
        }
    }

    void goOn(Duration most) {
        if (sought.isEmpty()) {
            if (retitled.isEmpty()) {
                return;
            }
            sought = new HashSet<>(retitled.works());
            next = 0;
        }
        long end = System.nanoTime() + most.toNanos();
        next = HubScan.from(stores.headers(), next, (hub, head) -> {
            if (head.leading().stream().map(RankedWork::number).anyMatch(sought::contains)) {
                shows.accept(hub);
            }
            return System.nanoTime() < end;
        });
        if (next == HubScan.DONE) {
            sought.removeAll(soughtAgain);
            retitled.remove(sought);
            sought = new HashSet<>();
            soughtAgain.clear();
        }
    }
}
