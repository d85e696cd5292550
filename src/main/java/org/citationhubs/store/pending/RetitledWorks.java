package org.citationhubs.store.pending;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.store.kv.StoreKeys;

/** Works whose title changed and whose showing hubs are not found yet; in the store of what is unpublished, under keys of their own. */
public final class RetitledWorks {

    private static final int RETITLED = 1;
    private static final byte[] MARK = {};

    private final KeyValueStore<Bytes, byte[]> store;
    private final Set<Integer> works = new HashSet<>();

    /** Goes on with what the store holds. */
    public RetitledWorks(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Bytes, byte[]> left = store.all()) {
            while (left.hasNext()) {
                Bytes key = left.next().key;
                if (isKey(key)) {
                    works.add(StoreKeys.intAt(key, 1));
                }
            }
        }
    }

    static boolean isKey(Bytes key) {
        return key.get().length == 5 && key.get()[0] == RETITLED;
    }

    /** Notes a work. */
    public void add(int work) {
        if (works.add(work)) {
            store.put(StoreKeys.ofKind(RETITLED, work), MARK);
        }
    }

    /** Forgets works. */
    public void remove(Collection<Integer> done) {
        for (int work : done) {
            works.remove(work);
            store.delete(StoreKeys.ofKind(RETITLED, work));
        }
    }

    /** The works noted. */
    public Set<Integer> works() {
        return works;
    }

    /** Whether none is noted. */
    public boolean isEmpty() {
        return works.isEmpty();
    }
}
