package org.citationhubs.topics;

import org.jspecify.annotations.Nullable;

/** Reports that a cluster did not answer a request about topics or rejected it; the message names the request. */
public final class TopicAdminException extends RuntimeException {

    TopicAdminException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
