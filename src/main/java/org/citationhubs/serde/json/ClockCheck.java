package org.citationhubs.serde.json;

import java.time.Duration;
import java.time.Instant;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkEvent;
import org.jspecify.annotations.Nullable;

/**
 * Rejects statements from the future. The newest statement counts, so one with a wrong year would override all others
 * until that year.
 *
 * @param maxSkew how much later than the reference an observation may be
 */
public record ClockCheck(Duration maxSkew) {

    /** The check when nothing else is configured. */
    public static final ClockCheck DEFAULT = new ClockCheck(Duration.ofHours(24));

    public ClockCheck {
        if (maxSkew.isNegative()) {
            throw new IllegalArgumentException("the clock skew must not be negative, is " + maxSkew);
        }
    }

    /**
     * Checks an event.
     *
     * @param reference when the event was written to Kafka, or now if it is about to be written
     * @throws RejectedRecordException if the observation is in the future
     */
    public void requireNotInFuture(CitationEvent event, Instant reference) throws RejectedRecordException {
        require(event.observedAt(), reference, "observedAt");
    }

    /**
     * Checks an event, with the time of a notice of retraction: the newest notice counts.
     *
     * @param reference when the event was written to Kafka
     * @throws RejectedRecordException if the observation or the notice is in the future
     */
    public void requireNotInFuture(WorkEvent event, Instant reference) throws RejectedRecordException {
        require(event.observedAt(), reference, "observedAt");
        RetractionNotice retraction = event.facts().retraction();
        require(retraction == null ? null : retraction.noticedAt(), reference, "retraction.noticedAt");
    }

    private void require(@Nullable Instant stated, Instant reference, String field) throws RejectedRecordException {
        // A difference cannot overflow: all times are within the years 0 to 9999.
        if (stated != null && Duration.between(reference, stated).compareTo(maxSkew) > 0) {
            throw new RejectedRecordException(
                    RejectionReason.FUTURE,
                    "%s: %s is more than %d s later than %s".formatted(field, stated, maxSkew.toSeconds(), reference),
                    field);
        }
    }
}
