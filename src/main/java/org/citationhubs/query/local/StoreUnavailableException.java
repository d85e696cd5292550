package org.citationhubs.query.local;

/**
 * A store cannot be read on this instance now. Part of normal operation while partitions move or are restored, so it
 * has no stack trace.
 */
public final class StoreUnavailableException extends RuntimeException {

    private final UnavailableReason reason;

    /** States the reason, and in the message the store. */
    public StoreUnavailableException(UnavailableReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Returns why the store cannot be read. */
    public UnavailableReason reason() {
        return reason;
    }

    /** Reasons why a store cannot be read. */
    public enum UnavailableReason {
        /** The stream threads have not started, or have stopped. */
        NOT_RUNNING("the service is starting or stopping"),
        /** The partition is not assigned to this instance, or not yet. */
        NOT_HERE("no stream thread of this instance has the partition"),
        /** The partition is being restored here, or this instance has a standby only. */
        NOT_ACTIVE("the partition is being restored, is moving, or is a standby here"),
        /** The store was closed during the read. */
        CLOSED("the partition is leaving this instance"),
        /** The query also needs the other stage of the partition, which no instance answers for. */
        NOT_ANSWERED("the other stage of the partition does not answer"),
        /** A standby does not hold the work, and the active replica, which may, does not answer. */
        NOT_SURE("only the active replica can report that a work is unknown"),
        /** The lag of a standby is larger than allowed, or the standby has just been created. */
        BEHIND("the standby here lags too far behind"),
        /** More queries arrive than this instance can answer. */
        BUSY("too many queries are waiting on this instance"),
        /** The time for the answer is over. */
        TIMED_OUT("the query took too long"),
        /** The client does not wait for the answer any more. */
        ABANDONED("the client has disconnected"),
        /** Changes of the hub interfered with every read. */
        CHANGING("the hub changes too fast for a consistent read");

        private final String text;

        UnavailableReason(String text) {
            this.text = text;
        }

        /** Returns the reason as a text for the client. */
        public String text() {
            return text;
        }
    }
}
