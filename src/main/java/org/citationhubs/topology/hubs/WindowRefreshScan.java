package org.citationhubs.topology.hubs;

import java.util.function.IntConsumer;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.store.hubs.HubScan;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.pending.WindowRefreshDay;
import org.citationhubs.topology.hubs.RoundBudget.Deadline;

/**
 * Finds the hubs whose activity windows changed because the stream's day did, by a scan of all hubs of the partition, a
 * few at a time. One scan serves each new day; where days pass quickly, as in a replay, one scan serves many.
 */
final class WindowRefreshScan {

    /** Least time between the starts of two scans, so that a replay of years is not spent on scans. */
    private static final long SCAN_INTERVAL_MILLIS = 5_000;

    /** Least time between the starts of two scans while no hub waits for its publication. */
    private static final long IDLE_SCAN_INTERVAL_MILLIS = 200;

    private final HubStores stores;
    private final WindowRefreshDay refreshed;
    private int scannedDay = EpochDay.NONE;
    private int next = HubScan.DONE;
    private long started = Long.MIN_VALUE;

    WindowRefreshScan(HubStores stores) {
        this.stores = stores;
        this.refreshed = new WindowRefreshDay(stores.pending());
    }

    /**
     * Continues a scan, or starts one if it is time.
     *
     * @param today the stream's day
     * @param now the wall clock in milliseconds since 1970
     * @param idle whether no hub waits for its publication
     * @param end when to stop; one hub is examined in any case
     * @param stale receives the hubs whose activity windows changed
     */
    void resume(int today, long now, boolean idle, Deadline end, IntConsumer stale) {
        if (today > refreshed.day() && !refreshed.isDue()) {
            refreshed.setDue();
        }
        if (next == HubScan.DONE) {
            long interval = idle ? IDLE_SCAN_INTERVAL_MILLIS : SCAN_INTERVAL_MILLIS;
            boolean mayStart = started == Long.MIN_VALUE || now - started >= interval;
            if (!refreshed.isDue() || !mayStart) {
                return;
            }
            scannedDay = today;
            next = 0;
            started = now;
        }
        next = HubScan.from(stores.headers(), stores.view().sets(), next, (hub, header) -> {
            if (header.shown().staleOn() <= scannedDay) {
                stale.accept(hub);
            }
            return !end.isReached();
        });
        if (next == HubScan.DONE) {
            refreshed.onCompleted(scannedDay);
        }
    }
}
