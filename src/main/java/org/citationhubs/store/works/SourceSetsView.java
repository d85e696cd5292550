package org.citationhubs.store.works;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.serde.packed.PackedParts;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.store.kv.StoreKeys;
import org.jspecify.annotations.Nullable;

/** Looks up the sets of systems that {@link SourceSets} numbered. Used by one thread. */
public final class SourceSetsView {

    private static final int SET_BY_NUMBER = 2;

    /** Number of sets that are remembered. A partition rarely has more, and no set takes more than some kilobytes. */
    private static final int REMEMBERED = 64;

    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final int[] numbers = new int[REMEMBERED];
    private final @Nullable SourceSet[] sets = new SourceSet[REMEMBERED];

    /** Creates a view of a store that {@link SourceSets} writes. */
    public SourceSetsView(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /**
     * Returns the set of a number.
     *
     * @throws IllegalStateException if the number is not assigned
     */
    public SourceSet set(int number) {
        int slot = number % REMEMBERED;
        SourceSet known = sets[slot];
        if (known == null || numbers[slot] != number) {
            known = read(number);
            numbers[slot] = number;
            sets[slot] = known;
        }
        return known;
    }

    private SourceSet read(int number) {
        byte[] bytes = store.get(setKey(number));
        if (bytes == null) {
            throw new IllegalStateException("no set of systems has the number " + number);
        }
        return PackedParts.readSources(new PackedReader(bytes));
    }

    static Bytes setKey(int number) {
        return StoreKeys.ofKind(SET_BY_NUMBER, number);
    }
}
