package org.citationhubs.topology.hubs;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.store.hubs.HubScan;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.pending.RetitledWorks;
import org.citationhubs.topology.hubs.RoundBudget.Deadline;

/**
 * Finds the hubs that show works whose title changed, by a scan of all hubs of the partition, a few at a time.
 *
 * <p>A known title rarely changes, and one scan serves all changes before it. An index from work to hubs would be
 * written at nearly every publication.
 */
final class TitleChangeScan {

    private final HubStores stores;
    private final RetitledWorks retitled;
    private Set<Integer> scannedFor = new HashSet<>();
    private final Set<Integer> retitledDuringScan = new HashSet<>();
    private int next;

    TitleChangeScan(HubStores stores) {
        this.stores = stores;
        this.retitled = new RetitledWorks(stores.pending());
    }

    /** Adds a work whose title changed. */
    void add(int work) {
        retitled.add(work);
        // The scan may have passed hubs that were published with the title before this one.
        if (scannedFor.contains(work)) {
            retitledDuringScan.add(work);
        }
    }

    /**
     * Continues the scan, or starts one if titles changed.
     *
     * @param end when to stop; one hub is examined in any case
     * @param found receives the hubs that show a work whose title changed
     */
    void resume(Deadline end, IntConsumer found) {
        if (scannedFor.isEmpty()) {
            if (retitled.isEmpty()) {
                return;
            }
            scannedFor = new HashSet<>(retitled.works());
            next = 0;
        }
        next = HubScan.from(stores.headers(), stores.view().sets(), next, (hub, header) -> {
            if (header.leading().stream().map(RankedWork::number).anyMatch(scannedFor::contains)) {
                found.accept(hub);
            }
            return !end.isReached();
        });
        if (next == HubScan.DONE) {
            scannedFor.removeAll(retitledDuringScan);
            retitled.remove(scannedFor);
            scannedFor = new HashSet<>();
            retitledDuringScan.clear();
        }
    }
}
