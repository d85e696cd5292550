package org.citationhubs.query.local;

import java.time.Duration;
import java.util.function.Supplier;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.jspecify.annotations.Nullable;

/** Reads what the stream thread may change meanwhile, until one reading saw no change half done. */
public final class OptimisticRead {

    /** Laying out the pages of the largest hubs takes some tens of milliseconds. */
    private static final Poller PATIENCE = new Poller(Duration.ofMillis(500), Duration.ofMillis(2));

    private OptimisticRead() {}

    /**
     * The first reading that is not null.
     *
     * @param reading null if it was overtaken by a change
     * @throws StoreUnavailableException if all were
     */
    public static <T> T of(Supplier<@Nullable T> reading) {
        T settled = PATIENCE.ask(reading);
        if (settled == null) {
            throw new StoreUnavailableException(
                    UnavailableReason.CHANGING, "overtaken by changes for " + PATIENCE.most());
        }
        return settled;
    }
}
