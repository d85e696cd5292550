package org.citationhubs.store.pending;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.store.kv.StoreKeys;
import org.citationhubs.store.lists.ListStageState;

/**
 * Up to which day of the stream all hubs were looked at for windows that time alone changed. That a later day has come is noted in the
 * store of what is unpublished, under a key of its own, so that nobody takes the partition for caught up before.
 */
public final class WindowRefreshDay {

    private static final Bytes DUE = StoreKeys.ofKind(4, 0);
    private static final byte[] MARK = {};

    private final KeyValueStore<Bytes, byte[]> store;
    private int day = ListStageState.NO_DAY;
    private boolean due;

    /** Goes on with what the store holds; the first pass of a life looks at all hubs. */
    public WindowRefreshDay(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        this.due = store.get(DUE) != null;
    }

    /** The day of the newest whole pass of this life, {@link ListStageState#NO_DAY} if there was none. */
    public int day() {
        return day;
    }

    /** Whether a pass is to be made. */
    public boolean isDue() {
        return due;
    }

    /** A later day has come. */
    public void due() {
        due = true;
        store.put(DUE, MARK);
    }

    /** All hubs were looked at as of a day. */
    public void reached(int newDay) {
        day = newDay;
        due = false;
        store.delete(DUE);
    }
}
