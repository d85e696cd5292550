package org.citationhubs.store.rows;

import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.hub.count.IntCounter;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;

/**
 * Stores the co-citation counts of merged citing works in pages of some hundreds of co-cited works, and the corrections
 * since the merge.
 *
 * <p>The low bits of a work's number select its page. A page holds, for each work, the difference of the remaining bits
 * to those of the previous work, and the count: two or three bytes for most works. A correction holds the works that
 * joined or left the list of a merged citing work.
 */
public final class CoCitationPages {

    private static final int PAGE = 0;
    private static final int CORRECTION = 1;

    private CoCitationPages() {}

    /**
     * Replaces all pages of a hub.
     *
     * @param merges the number of this merge, by which a reader recognizes a page newer than the header it read
     * @param oldBits binary logarithm of the number of pages before
     * @param bits binary logarithm of the number of pages after
     */
    public static void replace(
            KeyValueStore<Bytes, byte[]> store,
            PackedWriter out,
            int hub,
            IntCounter counts,
            int merges,
            int oldBits,
            int bits) {
        long[] entries = sorted(counts, bits);
        int at = 0;
        for (int page = 0; page < 1 << bits; page++) {
            int end = at;
            while (end < entries.length && entries[end] >>> 32 == page) {
                end++;
            }
            Bytes key = StoreKeys.of(hub, PAGE, page);
            // A page that lost all its works is written empty: a deleted page would not show a reader that it is newer.
            if (end > at || page < 1 << oldBits) {
                store.put(key, writePage(out, counts, entries, at, end, merges, page, bits));
            }
            at = end;
        }
    }

    private static long[] sorted(IntCounter counts, int bits) {
        long[] entries = new long[counts.distinct()];
        int[] size = {0};
        int mask = (1 << bits) - 1;
        counts.forEach((number, count) -> entries[size[0]++] = (long) (number & mask) << 32 | number >>> bits);
        Arrays.sort(entries);
        return entries;
    }

    private static byte[] writePage(
            PackedWriter out, IntCounter counts, long[] entries, int from, int to, int merges, int page, int bits) {
        out.reset().writeCount(merges).writeCount(to - (long) from);
        int before = 0;
        for (int i = from; i < to; i++) {
            int rest = (int) entries[i];
            out.writeCount(rest - before).writeCount(counts.count(rest << bits | page));
            before = rest;
        }
        return out.toBytes();
    }

    /**
     * Stores the works that the list of a merged citing work gained and lost; at most one correction a hub and offset.
     */
    public static void correct(
            KeyValueStore<Bytes, byte[]> store, PackedWriter out, int hub, long offset, int[] added, int[] removed) {
        out.reset();
        for (int[] side : new int[][] {added, removed}) {
            out.writeCount(side.length);
            for (int number : side) {
                out.writeCount(number);
            }
        }
        store.put(StoreKeys.of(hub, CORRECTION, offset), out.toBytes());
    }

    /** Removes all corrections of a hub; call it when the pages contain them. */
    public static void dropCorrections(KeyValueStore<Bytes, byte[]> store, int hub) {
        try (KeyValueIterator<Bytes, byte[]> corrections = corrections(store, hub)) {
            while (corrections.hasNext()) {
                store.delete(corrections.next().key);
            }
        }
    }

    /**
     * Adds the corrections of a hub to its counts.
     *
     * @param counts receives the corrections of the lists that were read from pages
     * @return the number of corrections
     */
    public static int applyCorrections(ReadOnlyKeyValueStore<Bytes, byte[]> store, int hub, SignedCounts counts) {
        int applied = 0;
        try (KeyValueIterator<Bytes, byte[]> corrections = corrections(store, hub)) {
            while (corrections.hasNext()) {
                PackedReader in = new PackedReader(corrections.next().value);
                for (int delta = 1; delta >= -1; delta -= 2) {
                    int size = in.readCount();
                    for (int i = 0; i < size; i++) {
                        counts.add(in.readCount(), delta);
                    }
                }
                applied++;
            }
        }
        return applied;
    }

    private static KeyValueIterator<Bytes, byte[]> corrections(ReadOnlyKeyValueStore<Bytes, byte[]> store, int hub) {
        return store.range(StoreKeys.of(hub, CORRECTION, 0), StoreKeys.of(hub, CORRECTION, Long.MAX_VALUE));
    }

    /**
     * Reads all pages of a hub into counts.
     *
     * @param merges the number of merges in the header that the reader has
     * @return whether no page is newer than the header
     */
    public static boolean read(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, int hub, int bits, int merges, SignedCounts into) {
        try (KeyValueIterator<Bytes, byte[]> pages =
                store.range(StoreKeys.of(hub, PAGE, 0), StoreKeys.of(hub, PAGE, (1L << bits) - 1))) {
            while (pages.hasNext()) {
                KeyValue<Bytes, byte[]> page = pages.next();
                if (!readPage(page, bits, merges, into)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean readPage(KeyValue<Bytes, byte[]> page, int bits, int merges, SignedCounts into) {
        PackedReader in = new PackedReader(page.value);
        if (in.readCount() > merges) {
            return false;
        }
        int low = StoreKeys.intAt(page.key, 9);
        int size = in.readCount();
        int rest = 0;
        for (int i = 0; i < size; i++) {
            rest += in.readCount();
            into.add(rest << bits | low, in.readCount());
        }
        return true;
    }

    /** Receives changes of counts. */
    @FunctionalInterface
    public interface SignedCounts {

        /** Adds {@code delta} to the count of a work. */
        void add(int number, int delta);
    }
}
