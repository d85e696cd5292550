package org.citationhubs.runtime.observability;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.citationhubs.citation.reference.Rejection;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Says in the log that records are refused: the first of each reason, and then at most one in a while with how many there were since. A
 * crawler gone wrong would otherwise fill the disk with what is in the dead letters anyway.
 */
final class DeadLetterLog {

    private static final Logger LOG = Logger.getLogger(DeadLetterLog.class);
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;
    private final Map<Rejection.RejectionReason, LogSuppression> silences =
            new EnumMap<>(Rejection.RejectionReason.class);

    DeadLetterLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        for (Rejection.RejectionReason reason : Rejection.RejectionReason.values()) {
            silences.put(reason, new LogSuppression());
        }
    }

    void refused(Rejection.RejectionReason reason, String topic, int partition, long offset) {
        LogSuppression silence = silences.get(reason);
        long others = silence == null ? 0 : silence.end(nanoTime.getAsLong());
        if (others < 0) {
            return;
        }
        // Beside the words, so that a reader of JSON logs can select by them.
        MDC.put("topic", topic);
        MDC.put("partition", partition);
        MDC.put("offset", offset);
        try {
            LOG.warnf(
                    "record refused, see dead-letters.v1: reason=%s at=%s-%d@%d more=%d",
                    reason, topic, partition, offset, others);
        } finally {
            MDC.remove("topic");
            MDC.remove("partition");
            MDC.remove("offset");
        }
    }

    /** What was not said of one reason. */
    private static final class LogSuppression {

        private boolean begun;
        private long since;
        private long unsaid;

        /** How many were not said before this one; negative if this one is not to be said either. */
        synchronized long end(long now) {
            if (begun && now - since < PAUSE) {
                unsaid++;
                return -1;
            }
            begun = true;
            since = now;
            long others = unsaid;
            unsaid = 0;
            return others;
        }
    }
}
