package org.citationhubs.store.works;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.store.kv.StoreKeys;

/** Looks up numbers and ids without assigning any. */
public final class WorkNumbersView {

    private static final int NUMBER_BY_ID = 0;
    private static final int ID_BY_NUMBER = 1;

    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;

    /** Creates a view of a store that {@link WorkNumbers} writes. */
    public WorkNumbersView(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Returns the number of a work, 0 if the work never occurred in this partition. */
    public int find(WorkId work) {
        byte[] number = store.get(numberKey(work.bytes()));
        return number == null ? 0 : StoreKeys.intAt(number, 0);
    }

    /**
     * Returns the work of an assigned number.
     *
     * @throws IllegalStateException if the number is not assigned
     */
    public WorkId id(int number) {
        byte[] id = store.get(idKey(number));
        if (id == null) {
            throw new IllegalStateException("no work has the number " + number);
        }
        return WorkNumbers.toId(id);
    }

    static Bytes numberKey(byte[] id) {
        return StoreKeys.ofKind(NUMBER_BY_ID, id);
    }

    static Bytes idKey(int number) {
        return StoreKeys.ofKind(ID_BY_NUMBER, number);
    }
}
