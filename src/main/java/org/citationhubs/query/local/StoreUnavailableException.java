package org.citationhubs.query.local;

/** A store cannot be read on this instance now. Ordinary while partitions move or are restored, so it carries no stack trace. */
public final class StoreUnavailableException extends RuntimeException {

    private final UnavailableReason reason;

    /** Says why, and in words which store. */
    public StoreUnavailableException(UnavailableReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Why it cannot be read. */
    public UnavailableReason reason() {
        return reason;
    }

    /** Why a store cannot be read. */
    public enum UnavailableReason {
        /** The stream threads are not started, or are stopped. */
        NOT_RUNNING("the service is starting or stopping"),
        /** The partition is not on this instance, or not yet. */
        NOT_HERE("the partition is on no stream thread of this instance"),
        /** The partition is here but being restored, or here is a standby only. */
        NOT_ACTIVE("the partition is being restored, or is moving, or is a standby here"),
        /** The store was closed while it was read. */
        CLOSED("the partition is leaving this instance"),
        /** The half of the partition that has to be asked too is with nobody who answers. */
        NOT_ANSWERED("another part of the partition does not answer"),
        /** A copy has not heard of the work, and the owner, who may have, does not answer. */
        NOT_SURE("only the owner of the partition can say that a work is not known"),
        /** A copy is further behind than is tolerated, or has only just begun. */
        BEHIND("the copy here is too far behind"),
        /** Other instances ask more than this one can answer. */
        BUSY("the instance has too many questions waiting"),
        /** The hub changed all the time while it was read. */
        CHANGING("the hub is changing too fast to be read");

        private final String words;

        UnavailableReason(String words) {
            this.words = words;
        }

        /** The reason in words, for whoever asked. */
        public String words() {
            return words;
        }
    }
}
