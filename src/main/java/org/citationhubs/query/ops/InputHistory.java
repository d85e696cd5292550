package org.citationhubs.query.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The ends of the inputs over time. The older a part of the history is, the fewer moments of it are kept.
 *
 * @param moments from the oldest to the newest
 */
record InputHistory(List<EndsInTime> moments) {

    static final InputHistory EMPTY = new InputHistory(List.of());

    /** Part of its age by which the time of an old moment may be wrong: some hundred moments cover weeks. */
    private static final int PRECISION = 32;

    /**
     * The ends of all partitions, as long as they did not change.
     *
     * @param first nanoseconds at which they were seen first
     * @param last nanoseconds at which they were seen last
     */
    record EndsInTime(long first, long last, List<Long> ends) {

        EndsInTime {
            ends = List.copyOf(ends);
        }
    }

    InputHistory {
        moments = List.copyOf(moments);
    }

    /** Returns the history with what is seen now. */
    InputHistory with(long now, List<Long> ends) {
        List<EndsInTime> all = new ArrayList<>(moments);
        EndsInTime newest = all.isEmpty() ? null : all.get(all.size() - 1);
        if (newest != null && newest.ends.equals(ends)) {
            all.set(all.size() - 1, new EndsInTime(newest.first, now, ends));
        } else {
            all.add(new EndsInTime(now, now, ends));
        }
        return new InputHistory(thinned(now, all));
    }

    /** Leaves out moments whose neighbours are close together for their age; keeps the oldest and the newest. */
    private static List<EndsInTime> thinned(long now, List<EndsInTime> all) {
        List<EndsInTime> kept = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            boolean edge = at == 0 || at == all.size() - 1;
            long age = now - all.get(at).last;
            if (edge || all.get(at + 1).first - kept.get(kept.size() - 1).last > age / PRECISION) {
                kept.add(all.get(at));
            }
        }
        return kept;
    }

    /**
     * Returns the lag of an answer.
     *
     * @param covered for each of the ends up to where the answer covers the partition
     */
    InputLag lag(long now, List<Long> covered) {
        if (moments.isEmpty()) {
            return InputLag.NONE;
        }
        long records = behind(moments.get(moments.size() - 1).ends, covered);
        if (records == 0) {
            return InputLag.NONE;
        }
        for (int at = moments.size() - 1; at >= 0; at--) {
            EndsInTime moment = moments.get(at);
            if (behind(moment.ends, covered) == 0) {
                return new InputLag(records, seconds(now - moment.last));
            }
        }
        return new InputLag(records, seconds(now - moments.get(0).first));
    }

    private static long behind(List<Long> ends, List<Long> covered) {
        long records = 0;
        for (int at = 0; at < ends.size(); at++) {
            long next = at < covered.size() ? covered.get(at) : 0;
            records += Math.max(0, ends.get(at) - next);
        }
        return records;
    }

    /** Rounds up, because what is behind is so for longer than no time. */
    private static long seconds(long nanos) {
        return Math.max(1, (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1));
    }
}
