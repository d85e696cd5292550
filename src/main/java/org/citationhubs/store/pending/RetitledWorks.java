package org.citationhubs.store.pending;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Works whose title changed while the hubs that show the title are not found yet.
 *
 * <p>Owned by one stream thread.
 */
public final class RetitledWorks {

    private final PendingWork pending;
    private final Set<Integer> works;

    /** Continues with the works that {@code pending} holds. */
    public RetitledWorks(PendingWork pending) {
        this.pending = pending;
        this.works = new HashSet<>(pending.numbers(PendingKind.TITLE_CHANGE));
    }

    private static PendingKey key(int work) {
        return new PendingKey(PendingKind.TITLE_CHANGE, work);
    }

    /** Adds a work. */
    public void add(int work) {
        if (works.add(work)) {
            pending.add(key(work));
        }
    }

    /** Removes works whose hubs are found. */
    public void remove(Collection<Integer> done) {
        for (int work : done) {
            works.remove(work);
            pending.remove(key(work));
        }
    }

    /** Returns a view of the works. */
    public Set<Integer> works() {
        return Collections.unmodifiableSet(works);
    }

    /** Returns whether there is none. */
    public boolean isEmpty() {
        return works.isEmpty();
    }
}
