package org.citationhubs.query.ops;

import org.jspecify.annotations.Nullable;

/** How far the service is behind cannot be told now; the message says why. */
public final class LagUnavailableException extends RuntimeException {

    public LagUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
