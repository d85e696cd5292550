package org.citationhubs.bench.side;

/** What a side needs is not on this machine; the message says what. */
final class SideAbsentException extends Exception {

    SideAbsentException(String message) {
        super(message);
    }
}
