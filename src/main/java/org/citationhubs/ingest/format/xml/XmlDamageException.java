package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says that a file is no well-formed XML, or XML that is not read. The message says what and in which line. */
final class XmlDamageException extends IOException {

    private static final long serialVersionUID = 1L;

    XmlDamageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
