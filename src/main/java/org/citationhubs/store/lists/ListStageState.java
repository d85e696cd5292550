package org.citationhubs.store.lists;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;
import org.jspecify.annotations.Nullable;

/**
 * The state of a partition in the list stage: the number of its works that cite something, the newest day, how far its
 * input is applied, the rules by which sources are united, totals by source, and pending merges.
 *
 * <p>Input is applied up to an offset if each record up to it is: by this partition, or by the partition that owns its
 * work, to which it was sent on and which acknowledges it.
 *
 * <p>Nothing is kept outside the store, because the two processors of the stage share it. The record cache in front of
 * the store writes what changed once a commit.
 *
 * <p>Owned by one stream thread; {@link #citingWorks} reads the store from other threads.
 */
public final class ListStageState {

    private static final Bytes CITING_WORKS = StoreKeys.of(1);
    private static final Bytes NEWEST_DAY = StoreKeys.of(2);
    private static final Bytes READ = StoreKeys.of(3);

    private static final Bytes FORWARDED = StoreKeys.of(4);
    private static final Bytes UNACKNOWLEDGED = StoreKeys.of(5);
    private static final Bytes SOURCE_RULES = StoreKeys.of(6);

    private final KeyValueStore<Bytes, byte[]> store;
    private final PackedWriter out = new PackedWriter();
    private final SourceTotalsStore sourceTotals;
    private final RevocationReasons revocationReasons;
    private final PendingMerges pendingMerges;
    private byte @Nullable [] rulesRead;
    private SourceRuleProgress rules = SourceRuleProgress.NONE;

    /** Reads and changes a store. */
    public ListStageState(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        this.sourceTotals = new SourceTotalsStore(store);
        this.revocationReasons = new RevocationReasons(store);
        this.pendingMerges = new PendingMerges(store);
    }

    /** Returns what the lists hold of each system. */
    public SourceTotalsStore sourceTotals() {
        return sourceTotals;
    }

    /** Returns why systems are revoked. */
    public RevocationReasons revocationReasons() {
        return revocationReasons;
    }

    /** Returns the merges of cited works that lists are still to follow. */
    public PendingMerges pendingMerges() {
        return pendingMerges;
    }

    /** Returns the rules by which lists are united. */
    public SourceRuleProgress sourceRules() {
        byte[] stored = store.get(SOURCE_RULES);
        // Read for every event, and hardly ever changed.
        if (!Arrays.equals(stored, rulesRead)) {
            rules = stored == null ? SourceRuleProgress.NONE : SourceRuleProgress.read(stored);
            rulesRead = stored;
        }
        return rules;
    }

    /** Stores the rules by which lists are united. */
    public void put(SourceRuleProgress changed) {
        store.put(SOURCE_RULES, changed.write(out));
    }

    /** Returns the rules by which lists are united, also from another thread. */
    static SourceRuleProgress sourceRules(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        byte[] stored = store.get(SOURCE_RULES);
        return stored == null ? SourceRuleProgress.NONE : SourceRuleProgress.read(stored);
    }

    /** Returns the rules that hold for the list of a work, from the store of another thread. */
    public static SourceRules rules(ReadOnlyKeyValueStore<Bytes, byte[]> store, WorkId citing) {
        return sourceRules(store).rulesFor(citing);
    }

    /**
     * Returns the amount of work that follows from what was read, from the store of another thread: merges that lists
     * are still to follow, and an unfinished sweep.
     */
    public static int pending(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        return PendingMerges.size(store) + (sourceRules(store).isSweeping() ? 1 : 0);
    }

    /** Changes the number of works that cite something. */
    public void countCitingWorks(int delta) {
        if (delta != 0) {
            long citingWorks = citingWorks(store) + delta;
            store.put(CITING_WORKS, out.reset().writeCount(citingWorks).toBytes());
        }
    }

    /** Records that a citation was observed on a day. */
    public void observedOn(int day) {
        if (day > newestDay()) {
            store.put(NEWEST_DAY, out.reset().writeSigned(day).toBytes());
        }
    }

    /** The newest day on which something was observed, in days since 1970; {@link EpochDay#NONE} if nothing was. */
    public int newestDay() {
        byte[] day = store.get(NEWEST_DAY);
        return day == null ? EpochDay.NONE : (int) new PackedReader(day).readSigned();
    }

    /** Returns the number of works that cite something, from the store of another thread. */
    public static long citingWorks(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        byte[] bytes = store.get(CITING_WORKS);
        return bytes == null ? 0 : new PackedReader(bytes).readLongCount();
    }

    /** Records that an input record was read. */
    public void read(long offset) {
        store.put(READ, out.reset().writeSigned(offset).toBytes());
    }

    /** Records that an input record was sent on to the partition that owns its work. */
    public void forwarded(int owner, long offset) {
        store.put(FORWARDED, forwardedInput().with(owner, offset).write(out));
    }

    /** Records that an owner has applied all records up to an offset that were sent on to it. */
    public void acknowledged(int owner, long offset) {
        ForwardedInput before = forwardedInput();
        ForwardedInput after = before.acknowledged(owner, offset);
        if (!after.equals(before)) {
            store.put(FORWARDED, after.write(out));
        }
    }

    private ForwardedInput forwardedInput() {
        byte[] bytes = store.get(FORWARDED);
        return bytes == null ? ForwardedInput.NONE : ForwardedInput.read(bytes);
    }

    /** Returns the offset up to which the input of this partition is applied; -1 if nothing is known to be. */
    public long appliedInput() {
        byte[] read = store.get(READ);
        return read == null ? -1 : forwardedInput().applied(new PackedReader(read).readSigned());
    }

    /** Records that a record of another partition was applied here, which is to be acknowledged. */
    public void appliedFor(int sender, long offset) {
        SortedMap<Integer, Long> unacknowledged = unacknowledged();
        unacknowledged.put(sender, offset);
        putUnacknowledged(unacknowledged);
    }

    /** Returns the last applied record of each partition to which it is not acknowledged yet. */
    public SortedMap<Integer, Long> unacknowledged() {
        SortedMap<Integer, Long> bySender = new TreeMap<>();
        byte[] bytes = store.get(UNACKNOWLEDGED);
        if (bytes != null) {
            PackedReader in = new PackedReader(bytes);
            while (in.hasMore()) {
                bySender.put(in.readCount(), in.readSigned());
            }
        }
        return bySender;
    }

    /** Records that everything that was applied for other partitions is acknowledged. */
    public void allAcknowledged() {
        putUnacknowledged(Collections.emptySortedMap());
    }

    private void putUnacknowledged(SortedMap<Integer, Long> bySender) {
        out.reset();
        bySender.forEach((sender, offset) -> out.writeCount(sender).writeSigned(offset));
        store.put(UNACKNOWLEDGED, out.toBytes());
    }
}
