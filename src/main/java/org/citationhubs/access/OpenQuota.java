package org.citationhubs.access;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A quota of what each caller has open at the same time. Thread-safe.
 *
 * <p>Callers without anything open are forgotten, so there are no more of them than there are connections.
 */
public final class OpenQuota {

    /** When a caller without room may look again: nobody knows when one of its own streams ends. */
    private static final int RETRY_SECONDS = 10;

    private final String name;
    private final int most;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

    /**
     * Creates a quota.
     *
     * @param most how many a caller may have open; zero for no limit
     */
    public OpenQuota(String name, int most) {
        this.name = name;
        this.most = most;
    }

    /** Opens one more for a caller, if there is room. */
    public QuotaState open(String caller) {
        if (most == 0) {
            return QuotaState.UNLIMITED;
        }
        int[] before = new int[1];
        open.compute(caller, (one, count) -> {
            before[0] = count == null ? 0 : count;
            return before[0] < most ? Integer.valueOf(before[0] + 1) : count;
        });
        boolean allowed = before[0] < most;
        int remaining = allowed ? most - before[0] - 1 : 0;
        return new QuotaState(name, allowed, most, 0, remaining, remaining > 0 ? 0 : RETRY_SECONDS);
    }

    /** Closes one that was opened. */
    public void close(String caller) {
        open.computeIfPresent(caller, (one, count) -> count == 1 ? null : count - 1);
    }

    /** Returns how many callers have something open. */
    int callers() {
        return open.size();
    }
}
