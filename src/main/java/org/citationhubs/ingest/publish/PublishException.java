package org.citationhubs.ingest.publish;

import org.jspecify.annotations.Nullable;

/** An event is not in its topic, or nobody can say whether it is. */
public final class PublishException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    public PublishException(boolean tooLarge, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.tooLarge = tooLarge;
    }

    /** Whether it is the event that is too large for the topic; else the brokers are at fault, and trying again may help. */
    public boolean tooLarge() {
        return tooLarge;
    }
}
