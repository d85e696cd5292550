package org.citationhubs.topics;

import org.jspecify.annotations.Nullable;

/** A cluster did not answer a question about topics, or refused; the message says which. */
public final class TopicAdminException extends RuntimeException {

    TopicAdminException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
