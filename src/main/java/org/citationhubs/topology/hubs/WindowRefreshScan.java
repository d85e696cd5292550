package org.citationhubs.topology.hubs;

import java.util.function.IntConsumer;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.store.hubs.HubScan;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.pending.WindowRefreshDay;

/**
 * Finds the hubs whose windows differ because the stream's day is another, though nothing more was observed of them, by going through
 * all hubs of the partition a little at a time: once for each new day, and where days fly by, as in a replay, once for many.
 */
final class WindowRefreshScan {

    /** Wall-clock time between the beginnings of two passes: a replay of years must not spend itself on passes. */
    private static final long BETWEEN_MILLIS = 5_000;

    /** The same where there is nothing else to publish. */
    private static final long IDLE_MILLIS = 200;

    private final HubStores stores;
    private final IntConsumer stale;
    private final WindowRefreshDay swept;
    private int passDay = EpochDay.NONE;
    private int next = HubScan.DONE;
    private long begun = Long.MIN_VALUE;

    /**
     * Looks through the heads of the hubs.
     *
     * @param stale hears of every hub that must be shown anew
     */
    WindowRefreshScan(HubStores stores, IntConsumer stale) {
        this.stores = stores;
        this.stale = stale;
        this.swept = new WindowRefreshDay(stores.pending());
    }

    /**
     * Goes on with a pass, or begins one.
     *
     * @param today the stream's day
     * @param now the wall clock in milliseconds
     * @param idle whether nothing else is to be published
     * @param end when to stop, as {@link System#nanoTime}
     */
    void goOn(int today, long now, boolean idle, long end) {
        if (today > swept.day() && !swept.isDue()) {
            swept.setDue();
        }
        if (next == HubScan.DONE) {
            boolean rested = begun == Long.MIN_VALUE || now - begun >= (idle ? IDLE_MILLIS : BETWEEN_MILLIS);
            if (!swept.isDue() || !rested) {
                return;
            }
            passDay = today;
            next = 0;
            begun = now;
        }
        next = HubScan.from(stores.headers(), next, (hub, head) -> {
            if (head.shown().staleOn() <= passDay) {
                stale.accept(hub);
            }
            return System.nanoTime() < end;
        });
        if (next == HubScan.DONE) {
            swept.onCompleted(passDay);
        }
    }
}
