package org.citationhubs.store.progress;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.jspecify.annotations.Nullable;

/**
 * The creation of the state of a partition of hubs, and the rules it was judged by. It is in the store {@code
 * hub-order}, before all other keys but the watermark.
 *
 * @param epoch when the state was created, in milliseconds since 1970. Revisions begin at one in each state
 * @param tierRules fingerprint of the rules by which the hubs have their tiers, zero if unknown
 * @param labelRules fingerprint of the rules by which the hubs have their labels, zero if unknown
 * @param judgeAll whether the check of all hubs, if one is pending, is to publish each of them
 * @param keysUnchecked whether the output topic may have keys of a state before this one
 */
public record StateMark(long epoch, long tierRules, long labelRules, boolean judgeAll, boolean keysUnchecked) {

    private static final Bytes KEY = Bytes.wrap(new byte[] {0, 0});
    private static final int VERSION = 2;
    private static final int JUDGE_ALL = 1;
    private static final int KEYS_UNCHECKED = 2;

    /** Returns the mark of a state that was just created. */
    public static StateMark created(long now, long tierRules, long labelRules) {
        return new StateMark(now, tierRules, labelRules, false, true);
    }

    /** Returns the error that ends a process on the state of a release that did not tell sources apart. */
    public static IllegalStateException stateWithoutSources() {
        return new IllegalStateException("the state was written by a release that kept one reference list of a work for"
                + " all sources, and this release cannot read it. Nothing is lost: stop all instances, reset the"
                + " application with kafka-streams-application-reset and start again, as \"Reset and replay\" in"
                + " src/docs/operations.md describes. The input topics are then read from the beginning");
    }

    /** Returns the mark of a state whose hubs are to be judged by other rules. */
    public StateMark withRules(long newTierRules, long newLabelRules, boolean newJudgeAll) {
        return new StateMark(epoch, newTierRules, newLabelRules, newJudgeAll, keysUnchecked);
    }

    /** Returns the mark of a state that withdrew the keys of the state before it. */
    public StateMark withKeysChecked() {
        return new StateMark(epoch, tierRules, labelRules, judgeAll, false);
    }

    /**
     * Returns the stored mark, null if there is none.
     *
     * @throws IllegalStateException if a release wrote it whose state cannot be read
     */
    public static @Nullable StateMark get(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        byte[] bytes = store.get(KEY);
        if (bytes == null) {
            return null;
        }
        PackedReader in = new PackedReader(bytes);
        if (bytes[0] < VERSION) {
            throw stateWithoutSources();
        }
        in.readVersion(VERSION, VERSION, "the mark of a state");
        long epoch = in.readLongCount();
        long tierRules = in.readLongCount();
        long labelRules = in.readLongCount();
        int flags = in.readByte();
        return new StateMark(epoch, tierRules, labelRules, (flags & JUDGE_ALL) != 0, (flags & KEYS_UNCHECKED) != 0);
    }

    /** Stores the mark. */
    public void put(KeyValueStore<Bytes, byte[]> store, PackedWriter out) {
        out.reset()
                .writeByte(VERSION)
                .writeCount(epoch)
                .writeCount(tierRules)
                .writeCount(labelRules)
                .writeByte((judgeAll ? JUDGE_ALL : 0) | (keysUnchecked ? KEYS_UNCHECKED : 0));
        store.put(KEY, out.toBytes());
    }
}
