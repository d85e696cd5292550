package org.citationhubs.query;

import org.jspecify.annotations.Nullable;

/** How far the service is behind cannot be told now; the message says why. */
public final class LagUnavailableException extends RuntimeException {

    LagUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
