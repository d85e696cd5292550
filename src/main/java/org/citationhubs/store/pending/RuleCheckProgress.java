package org.citationhubs.store.pending;

/**
 * How far the hubs are judged by rules that changed. Stored as pending work, so that a crash repeats a few hubs only,
 * and the partition does not count as caught up before all are judged.
 *
 * <p>Owned by one stream thread.
 */
public final class RuleCheckProgress {

    private final PendingWork pending;
    private final PendingKey key;
    private boolean isPending;
    private int next;

    private RuleCheckProgress(PendingWork pending, PendingKind kind) {
        this.pending = pending;
        this.key = new PendingKey(kind, 0);
        this.isPending = pending.contains(key);
        this.next = isPending ? pending.row(key) : 0;
    }

    /** Continues a check of hubs by the rules of tiers and labels. */
    public static RuleCheckProgress ofHubs(PendingWork pending) {
        return new RuleCheckProgress(pending, PendingKind.RULE_CHECK);
    }

    /** Continues a check of works by the rules of sources. */
    public static RuleCheckProgress ofWorks(PendingWork pending) {
        return new RuleCheckProgress(pending, PendingKind.SOURCE_RULES);
    }

    /** Returns whether hubs or works are still to be checked. */
    public boolean isPending() {
        return isPending;
    }

    /** Returns the number from which on hubs or works are still to be checked. */
    public int next() {
        return next;
    }

    /** Records the number from which on hubs or works are still to be checked. */
    public void continueFrom(int number) {
        isPending = true;
        next = number;
        pending.add(key, number);
    }

    /** Records that all are checked. */
    public void complete() {
        isPending = false;
        pending.remove(key);
    }
}
