package org.citationhubs.ingest;

import org.jspecify.annotations.Nullable;

/** The import cannot go on; the message is for whoever started it. */
final class ImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
