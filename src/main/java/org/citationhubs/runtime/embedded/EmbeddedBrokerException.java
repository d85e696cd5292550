package org.citationhubs.runtime.embedded;

import org.jspecify.annotations.Nullable;

/** Reports that the embedded broker cannot run; the message says why and what to do. */
public final class EmbeddedBrokerException extends RuntimeException {

    EmbeddedBrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
