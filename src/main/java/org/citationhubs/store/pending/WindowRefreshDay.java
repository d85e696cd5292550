package org.citationhubs.store.pending;

import org.citationhubs.hub.count.EpochDay;

/**
 * The day of the stream as of which all hubs were checked for activity windows that change by time alone. A later day
 * is stored as pending work, so that the partition does not count as caught up before its hubs are checked.
 *
 * <p>Owned by one stream thread.
 */
public final class WindowRefreshDay {

    private static final PendingKey KEY = new PendingKey(PendingKind.WINDOW_REFRESH, 0);

    private final PendingWork pending;
    private int day = EpochDay.NONE;
    private boolean due;

    /** Continues with what {@code pending} holds; the first pass after a start checks all hubs. */
    public WindowRefreshDay(PendingWork pending) {
        this.pending = pending;
        this.due = pending.contains(KEY);
    }

    /** Returns the day of the newest complete pass since the start, {@link EpochDay#NONE} if there was none. */
    public int day() {
        return day;
    }

    /** Returns whether a pass is due. */
    public boolean isDue() {
        return due;
    }

    /** Stores that a pass is due, because the stream reached a later day. */
    public void setDue() {
        due = true;
        pending.add(KEY);
    }

    /** Records that all hubs were checked as of a day. */
    public void onCompleted(int newDay) {
        day = newDay;
        due = false;
        pending.remove(KEY);
    }
}
