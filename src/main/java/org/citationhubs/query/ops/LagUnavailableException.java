package org.citationhubs.query.ops;

import org.jspecify.annotations.Nullable;

/** The lag of the service cannot be measured now; the message says why. */
public final class LagUnavailableException extends RuntimeException {

    public LagUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
