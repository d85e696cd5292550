package org.citationhubs.serde;

import java.io.IOException;
import org.citationhubs.citation.Rejection.Reason;
import org.jspecify.annotations.Nullable;

/** Reads claims of a work and what names them. */
final class ClaimsReader {

    /** Ids such as {@code c1} or a URI; a text that is longer is the claim itself, sent in the wrong field. */
    private static final int MOST_ID_CHARACTERS = 256;

    private ClaimsReader() {}

    /** The id of a claim, null if there is none. */
    static @Nullable String id(JsonInput in) throws IOException, RejectedRecordException {
        String id = in.text();
        if (id != null && id.length() > MOST_ID_CHARACTERS) {
            throw in.rejected(Reason.OVER_LIMIT, "has " + id.length() + " characters, more than " + MOST_ID_CHARACTERS);
        }
        return id == null ? null : id.strip();
    }
}
