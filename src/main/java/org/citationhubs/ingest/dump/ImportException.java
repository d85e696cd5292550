package org.citationhubs.ingest.dump;

import org.jspecify.annotations.Nullable;

/** Ends an import; the message is shown to the user. */
public final class ImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
