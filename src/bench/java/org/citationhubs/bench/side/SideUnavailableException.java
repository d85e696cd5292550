package org.citationhubs.bench.side;

/** Thrown if something that a side needs is not installed; the message names it. */
final class SideUnavailableException extends Exception {

    SideUnavailableException(String message) {
        super(message);
    }
}
