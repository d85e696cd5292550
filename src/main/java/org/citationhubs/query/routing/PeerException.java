package org.citationhubs.query.routing;

/**
 * Another instance did not answer. Part of normal operation while instances start and stop, so it has no stack trace.
 */
public final class PeerException extends RuntimeException {

    /** States the reason. */
    public PeerException(String message) {
        super(message, null, false, false);
    }
}
