package org.citationhubs.citation.work;

/** A text that is no work id; the message says why, in words for whoever sent it. */
public final class InvalidWorkIdException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidWorkIdException(String reason) {
        super(reason);
    }
}
