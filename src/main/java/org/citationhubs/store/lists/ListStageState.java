package org.citationhubs.store.lists;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;

/**
 * The state of a partition in the list stage: the number of its works that cite something, and the newest day.
 *
 * <p>Owned by one stream thread; {@link #citingWorks} reads the store from other threads.
 */
public final class ListStageState {

    private static final Bytes CITING_WORKS = StoreKeys.of(1);
    private static final Bytes NEWEST_DAY = StoreKeys.of(2);

    private final KeyValueStore<Bytes, byte[]> store;
    private final PackedWriter out = new PackedWriter();
    private long citingWorks;
    private int newestDay;

    /** Continues with what the store holds. */
    public ListStageState(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        this.citingWorks = citingWorks(store);
        byte[] day = store.get(NEWEST_DAY);
        this.newestDay = day == null ? EpochDay.NONE : (int) new PackedReader(day).readSigned();
    }

    /** Changes the number of works that cite something. */
    public void countCitingWorks(int delta) {
        if (delta != 0) {
            citingWorks += delta;
            store.put(CITING_WORKS, out.reset().writeCount(citingWorks).toBytes());
        }
    }

    /** Records that a citation was observed on a day. */
    public void observedOn(int day) {
        if (day > newestDay) {
            newestDay = day;
            store.put(NEWEST_DAY, out.reset().writeSigned(day).toBytes());
        }
    }

    /** The newest day on which something was observed, in days since 1970; {@link EpochDay#NONE} if nothing was. */
    public int newestDay() {
        return newestDay;
    }

    /** Returns the number of works that cite something, from the store of another thread. */
    public static long citingWorks(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        byte[] bytes = store.get(CITING_WORKS);
        return bytes == null ? 0 : new PackedReader(bytes).readLongCount();
    }
}
