package org.citationhubs.store.progress;

/** Decides whether enough time passed since something was done last. The first time is always enough. */
public final class LeastInterval {

    private static final long NEVER = Long.MIN_VALUE;

    private final long millis;
    private long doneAt = NEVER;

    /** Creates an interval. */
    public LeastInterval(long millis) {
        this.millis = millis;
    }

    /** Returns whether the interval passed at a time of the wall clock, which may have been set back. */
    public boolean hasPassed(long now) {
        return doneAt == NEVER || now - doneAt >= millis || now < doneAt;
    }

    /** Begins the interval anew. */
    public void begin(long now) {
        doneAt = now;
    }
}
