package org.citationhubs.ingest.dump;

import org.jspecify.annotations.Nullable;

/** The import cannot go on; the message is for whoever started it. */
public final class ImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
