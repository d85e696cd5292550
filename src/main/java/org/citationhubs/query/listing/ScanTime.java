package org.citationhubs.query.listing;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The time for which a query may read entries that are not on its page. A hub may have hundreds of thousands.
 *
 * @param nanos clock in nanoseconds
 */
public record ScanTime(Duration limit, LongSupplier nanos) {

    /** Starts to measure, and returns whether the time is over. */
    BooleanSupplier start() {
        long end = nanos.getAsLong() + limit.toNanos();
        return () -> nanos.getAsLong() - end >= 0;
    }
}
