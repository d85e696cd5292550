package org.citationhubs.serde.json;

import java.time.Duration;
import java.time.Instant;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkField;

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
     * Checks an event, and returns it. A notice of retraction from the future gets the time of its observation: the
     * newest notice counts.
     *
     * @param reference when the event was written to Kafka
     * @param repairs collects the repair of the notice
     * @throws RejectedRecordException if the observation is in the future
     */
    public WorkEvent requireNotInFuture(WorkEvent event, Instant reference, Repairs repairs)
            throws RejectedRecordException {
        require(event.observedAt(), reference, "observedAt");
        RetractionNotice retraction = event.facts().retraction();
        Instant noticedAt = retraction == null ? null : retraction.noticedAt();
        if (retraction == null || noticedAt == null || !isInFuture(noticedAt, reference)) {
            return event;
        }
        repairs.add(
                RepairReason.INVALID_DATE,
                "retraction.noticedAt",
                noticedAt + " is in the future; the time of the observation is taken");
        RetractionNotice observed =
                new RetractionNotice(retraction.noticeId(), event.observedAt(), retraction.reason());
        return new WorkEvent(
                event.work(), event.observedAt(), event.facts().with(WorkField.RETRACTION, observed), event.source());
    }

    private boolean isInFuture(Instant stated, Instant reference) {
        // A difference cannot overflow: all times are within the years 0 to 9999.
        return Duration.between(reference, stated).compareTo(maxSkew) > 0;
    }

    private void require(Instant stated, Instant reference, String field) throws RejectedRecordException {
        if (isInFuture(stated, reference)) {
            throw new RejectedRecordException(
                    RejectionReason.FUTURE,
                    "%s: %s is more than %d s later than %s".formatted(field, stated, maxSkew.toSeconds(), reference),
                    field);
        }
    }
}
