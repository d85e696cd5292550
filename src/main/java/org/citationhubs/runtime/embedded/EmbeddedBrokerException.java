package org.citationhubs.runtime.embedded;

import org.jspecify.annotations.Nullable;

/**
 * Reports that the embedded broker cannot run; the message says why and what to do. Without a cause, the message says
 * all, and a stack trace would add nothing.
 */
public final class EmbeddedBrokerException extends RuntimeException {

    EmbeddedBrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
