package org.citationhubs.query;

import java.time.Duration;
import java.util.function.Supplier;
import org.citationhubs.query.StoreUnavailableException.Reason;
import org.jspecify.annotations.Nullable;

/** Reads what the stream thread may change meanwhile, until one reading saw no change half done. */
final class Settled {

    /** Laying out the pages of the largest hubs takes some tens of milliseconds. */
    private static final Patience PATIENCE = new Patience(Duration.ofMillis(500), Duration.ofMillis(2));

    private Settled() {}

    /**
     * The first reading that is not null.
     *
     * @param reading null if it was overtaken by a change
     * @throws StoreUnavailableException if all were
     */
    static <T> T of(Supplier<@Nullable T> reading) {
        T settled = PATIENCE.ask(reading);
        if (settled == null) {
            throw new StoreUnavailableException(Reason.CHANGING, "overtaken by changes for " + PATIENCE.most());
        }
        return settled;
    }
}
