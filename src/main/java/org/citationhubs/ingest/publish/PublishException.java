package org.citationhubs.ingest.publish;

import org.jspecify.annotations.Nullable;

/** Reports that an event was not published, or that it is unknown whether it was. */
public final class PublishException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    public PublishException(boolean tooLarge, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.tooLarge = tooLarge;
    }

    /** Returns whether the event is too large for the topic. Otherwise the brokers failed, and a retry may succeed. */
    public boolean tooLarge() {
        return tooLarge;
    }
}
