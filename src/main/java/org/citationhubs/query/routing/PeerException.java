package org.citationhubs.query.routing;

/** Another instance did not answer. Ordinary while instances come and go, so it carries no stack trace. */
public final class PeerException extends RuntimeException {

    /** Says why. */
    public PeerException(String message) {
        super(message, null, false, false);
    }
}
