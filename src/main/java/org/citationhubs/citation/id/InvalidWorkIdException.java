package org.citationhubs.citation.id;

/** Signals that a text is not a work id. The message gives the reason to the sender. */
public final class InvalidWorkIdException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidWorkIdException(String reason) {
        super(reason);
    }
}
