package org.citationhubs.store.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.hub.count.IntCounter;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.junit.jupiter.api.Test;

class CoCitationPagesTest {

    private static final int HUB = 7;

    private final PackedWriter out = new PackedWriter();

    @Property(tries = 100)
    void readsCountsAsWrittenWhilePagesIncrease(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int growth) {
        KeyValueStore<Bytes, byte[]> store = neighboured();
        Random random = new Random(seed);
        IntCounter counts = new IntCounter(16);
        int bits = 0;
        for (int merges = 1; merges <= 4; merges++) {
            change(counts, random);
            int newBits = bits + random.nextInt(growth);
            CoCitationPages.replace(store, out, HUB, counts, merges, bits, newBits);
            bits = newBits;

            assertThat(read(store, bits, merges)).isEqualTo(map(counts));
        }
        for (int number : map(counts).keySet()) {
            counts.add(number, -counts.count(number));
        }
        CoCitationPages.replace(store, out, HUB, counts, 5, bits, bits);
        assertThat(read(store, bits, 5)).isEmpty();
        assertThat(entries(store))
                .as("pages that are empty stay, to tell of the merge, and none of a neighbour is touched")
                .isLessThanOrEqualTo(4 + (1 << bits));
    }

    @Test
    void readerOfOlderHeaderDetectsEmptiedPage() {
        // given a page of one work
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.CO_CITATIONS);
        IntCounter counts = new IntCounter(16);
        counts.add(7, 1);
        CoCitationPages.replace(store, out, HUB, counts, 1, 0, 0);
        // when the next merge empties it
        counts.add(7, -1);
        CoCitationPages.replace(store, out, HUB, counts, 2, 0, 0);
        // then a reader with the header of the first merge detects the newer page
        assertThat(CoCitationPages.read(store, HUB, 0, 1, (number, delta) -> {}))
                .isFalse();
        assertThat(CoCitationPages.read(store, HUB, 0, 2, (number, delta) -> {}))
                .isTrue();
    }

    private static void change(IntCounter counts, Random random) {
        for (int step = 0; step < 200; step++) {
            int number = random.nextInt(10) == 0 ? 1 + random.nextInt(Integer.MAX_VALUE - 1) : 1 + random.nextInt(100);
            int before = counts.count(number);
            counts.add(number, before > 0 && random.nextBoolean() ? -before : 1 + random.nextInt(200));
        }
    }

    @Property(tries = 100)
    void correctionsAddUpUntilDropped(@ForAll long seed) {
        // given corrections of a hub that has neighbours
        KeyValueStore<Bytes, byte[]> store = neighboured();
        Random random = new Random(seed);
        Map<Integer, Integer> expected = new HashMap<>();
        int corrections = random.nextInt(5);
        for (int i = 0; i < corrections; i++) {
            int[] added = random.ints(random.nextInt(5), 1, 20).toArray();
            int[] removed = random.ints(random.nextInt(5), 20, 40).toArray();
            CoCitationPages.correct(store, out, HUB, (1L << 40) + i, added, removed);
            for (int number : added) {
                expected.merge(number, 1, Integer::sum);
            }
            for (int number : removed) {
                expected.merge(number, -1, Integer::sum);
            }
        }

        // when they are applied, then they add up
        Map<Integer, Integer> sums = new HashMap<>();
        assertThat(CoCitationPages.applyCorrections(
                        store, HUB, (number, delta) -> sums.merge(number, delta, Integer::sum)))
                .isEqualTo(corrections);
        assertThat(sums).isEqualTo(expected);

        // when they are dropped, then none is left but those of the neighbours
        CoCitationPages.dropCorrections(store, HUB);
        assertThat(CoCitationPages.applyCorrections(store, HUB, (number, delta) -> {
                    throw new AssertionError("a correction of work " + number + " is left");
                }))
                .isZero();
        assertThat(entries(store)).as("those of the neighbours stay").isEqualTo(4);
    }

    @Test
    void oneOffsetStoresOneCorrection() {
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.CO_CITATIONS);
        CoCitationPages.correct(store, out, HUB, 3, new int[] {1}, new int[0]);
        CoCitationPages.correct(store, out, HUB, 3, new int[] {1}, new int[0]);

        assertThat(CoCitationPages.applyCorrections(
                        store, HUB, (number, delta) -> assertThat(delta).isEqualTo(1)))
                .isEqualTo(1);
    }

    @Test
    void readerDetectsPageNewerThanHeader() {
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.CO_CITATIONS);
        IntCounter counts = new IntCounter(1);
        counts.add(5, 2);
        CoCitationPages.replace(store, out, HUB, counts, 3, 0, 0);

        assertThat(CoCitationPages.read(store, HUB, 0, 2, (number, count) -> {}))
                .isFalse();
        assertThat(CoCitationPages.read(store, HUB, 0, 3, (number, count) -> {}))
                .isTrue();
        assertThat(CoCitationPages.read(store, HUB, 0, 4, (number, count) -> {}))
                .isTrue();
    }

    /** Returns a store in which the neighbouring hubs have pages and corrections too. */
    private KeyValueStore<Bytes, byte[]> neighboured() {
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.CO_CITATIONS);
        IntCounter counts = new IntCounter(1);
        counts.add(1, 1);
        for (int hub : new int[] {HUB - 1, HUB + 1}) {
            CoCitationPages.replace(store, out, hub, counts, 1, 0, 0);
            CoCitationPages.correct(store, out, hub, 1, new int[] {1}, new int[0]);
        }
        return store;
    }

    private static Map<Integer, Integer> read(KeyValueStore<Bytes, byte[]> store, int bits, int merges) {
        Map<Integer, Integer> read = new HashMap<>();
        assertThat(CoCitationPages.read(store, HUB, bits, merges, (number, count) -> assertThat(read.put(number, count))
                        .isNull()))
                .isTrue();
        return read;
    }

    private static Map<Integer, Integer> map(IntCounter counts) {
        Map<Integer, Integer> map = new HashMap<>();
        counts.forEach(map::put);
        return map;
    }

    private static int entries(KeyValueStore<Bytes, byte[]> store) {
        int entries = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                all.next();
                entries++;
            }
        }
        return entries;
    }
}
