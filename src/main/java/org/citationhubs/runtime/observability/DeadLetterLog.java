package org.citationhubs.runtime.observability;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.citationhubs.citation.reference.Rejection;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Logs rejected records: the first of each reason, then at most one every ten seconds with the number of those not
 * logged. Otherwise a faulty crawler would fill the disk with entries that the dead letters contain anyway.
 */
final class DeadLetterLog {

    private static final Logger LOG = Logger.getLogger(DeadLetterLog.class);
    private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;
    private final Map<Rejection.RejectionReason, LogSuppression> suppressions =
            new EnumMap<>(Rejection.RejectionReason.class);

    DeadLetterLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        for (Rejection.RejectionReason reason : Rejection.RejectionReason.values()) {
            suppressions.put(reason, new LogSuppression());
        }
    }

    void rejected(Rejection.RejectionReason reason, String topic, int partition, long offset) {
        LogSuppression suppression = suppressions.get(reason);
        long suppressed = suppression == null ? 0 : suppression.next(nanoTime.getAsLong());
        if (suppressed < 0) {
            return;
        }
        // Also as fields, so that JSON logs can be filtered by them.
        MDC.put("topic", topic);
        MDC.put("partition", partition);
        MDC.put("offset", offset);
        try {
            LOG.warnf(
                    "record rejected, see dead-letters.v1: reason=%s at=%s-%d@%d more=%d",
                    reason, topic, partition, offset, suppressed);
        } finally {
            MDC.remove("topic");
            MDC.remove("partition");
            MDC.remove("offset");
        }
    }

    /** Suppresses log entries of one reason. */
    private static final class LogSuppression {

        private boolean started;
        private long lastLogged;
        private long suppressed;

        /**
         * Returns the number of entries suppressed since the last logged one, or a negative number to suppress
         * this one.
         */
        synchronized long next(long now) {
            if (started && now - lastLogged < INTERVAL) {
                suppressed++;
                return -1;
            }
            started = true;
            lastLogged = now;
            long count = suppressed;
            suppressed = 0;
            return count;
        }
    }
}
