package org.citationhubs.store.kv;

import java.util.BitSet;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Which numbers were written to stores that were empty when the task began: they are not asked for others. In a back-fill most of what is looked for
 * is not there, and RocksDB takes longer to say so than to find something: its Java part throws an exception in native code.
 *
 * <p>An eighth of a byte for each work, and nothing where the stores held something. Begins anew with each life of the task.
 */
public final class KeyPresenceFilter {

    private final boolean fromEmpty;
    private final BitSet numbers = new BitSet();

    private KeyPresenceFilter(boolean fromEmpty) {
        this.fromEmpty = fromEmpty;
    }

    /** What will be written to stores. */
    public static KeyPresenceFilter to(List<? extends ReadOnlyKeyValueStore<Bytes, byte[]>> stores) {
        return new KeyPresenceFilter(stores.stream().allMatch(KeyPresenceFilter::isEmpty));
    }

    private static boolean isEmpty(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            return !entries.hasNext();
        }
    }

    /** Something is written under a number. */
    public void add(int number) {
        if (fromEmpty) {
            numbers.set(number);
        }
    }

    /** Whether the stores must be asked for a number. */
    public boolean mayHold(int number) {
        return !fromEmpty || numbers.get(number);
    }
}
