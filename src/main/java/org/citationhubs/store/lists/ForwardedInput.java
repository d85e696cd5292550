package org.citationhubs.store.lists;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;

/**
 * The input records that a partition has sent on to the partitions that own their works, and that those have not
 * acknowledged yet. Records are sent on and acknowledged in the order of their offsets, so two offsets for each owner
 * are enough, however many records are on the way.
 *
 * @param byOwner the owners that have not acknowledged everything
 */
record ForwardedInput(SortedMap<Integer, OffsetRange> byOwner) {

    /** Everything is acknowledged. */
    static final ForwardedInput NONE = new ForwardedInput(Collections.emptySortedMap());

    /**
     * Records that were sent on to one owner.
     *
     * @param applied all of them up to this offset are applied
     * @param last the last one
     */
    record OffsetRange(long applied, long last) {}

    ForwardedInput {
        byOwner = Collections.unmodifiableSortedMap(byOwner);
    }

    /** Returns the state after a record was sent on. */
    ForwardedInput with(int owner, long offset) {
        SortedMap<Integer, OffsetRange> after = new TreeMap<>(byOwner);
        OffsetRange before = byOwner.get(owner);
        after.put(owner, new OffsetRange(before == null ? offset - 1 : before.applied, offset));
        return new ForwardedInput(after);
    }

    /** Returns the state after an owner has applied all records up to an offset. */
    ForwardedInput acknowledged(int owner, long offset) {
        OffsetRange before = byOwner.get(owner);
        if (before == null || offset <= before.applied) {
            return this;
        }
        SortedMap<Integer, OffsetRange> after = new TreeMap<>(byOwner);
        if (offset < before.last) {
            after.put(owner, new OffsetRange(offset, before.last));
        } else {
            after.remove(owner);
        }
        return new ForwardedInput(after);
    }

    /**
     * Returns the offset up to which all input is applied.
     *
     * @param read the last offset that was read
     */
    long applied(long read) {
        long applied = read;
        for (OffsetRange range : byOwner.values()) {
            applied = Math.min(applied, range.applied);
        }
        return applied;
    }

    byte[] write(PackedWriter out) {
        out.reset();
        byOwner.forEach((owner, range) ->
                out.writeCount(owner).writeSigned(range.applied).writeSigned(range.last));
        return out.toBytes();
    }

    static ForwardedInput read(byte[] bytes) {
        SortedMap<Integer, OffsetRange> byOwner = new TreeMap<>();
        PackedReader in = new PackedReader(bytes);
        while (in.hasMore()) {
            byOwner.put(in.readCount(), new OffsetRange(in.readSigned(), in.readSigned()));
        }
        return new ForwardedInput(byOwner);
    }
}
