package org.citationhubs.store.pending;

/**
 * How far the hubs are judged by rules that changed. Stored as pending work, so that a crash repeats a few hubs only,
 * and the partition does not count as caught up before all are judged.
 *
 * <p>Owned by one stream thread.
 */
public final class RuleCheckProgress {

    private static final PendingKey KEY = new PendingKey(PendingKind.RULE_CHECK, 0);

    private final PendingWork pending;
    private boolean isPending;
    private int next;

    /** Continues with what {@code pending} holds. */
    public RuleCheckProgress(PendingWork pending) {
        this.pending = pending;
        this.isPending = pending.contains(KEY);
        this.next = isPending ? pending.row(KEY) : 0;
    }

    /** Returns whether hubs are still to be judged. */
    public boolean isPending() {
        return isPending;
    }

    /** Returns the number from which on hubs are still to be judged. */
    public int next() {
        return next;
    }

    /** Records the number from which on hubs are still to be judged. */
    public void continueFrom(int number) {
        isPending = true;
        next = number;
        pending.add(KEY, number);
    }

    /** Records that all hubs are judged. */
    public void complete() {
        isPending = false;
        pending.remove(KEY);
    }
}
