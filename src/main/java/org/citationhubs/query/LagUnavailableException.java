package org.citationhubs.query;

/** How far the service is behind cannot be told now; the message says why. */
public final class LagUnavailableException extends RuntimeException {

    LagUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
