package org.citationhubs.query.scatter;

/** A request or an answer of another instance does not have the form of its query. */
public final class UnreadableMessageException extends IllegalArgumentException {

    UnreadableMessageException(String message, Throwable cause) {
        super(message, cause);
    }

    UnreadableMessageException(String message) {
        super(message);
    }
}
