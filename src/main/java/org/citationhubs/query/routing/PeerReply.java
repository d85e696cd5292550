package org.citationhubs.query.routing;

import java.util.Map;
import java.util.Optional;

/**
 * What another instance answered.
 *
 * @param headers names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // passed on as it is, never compared
public record PeerReply(int status, Map<String, String> headers, byte[] body) {

    public PeerReply {
        headers = Map.copyOf(headers);
    }

    /** A header, by its name in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether another copy should be asked instead. */
    public boolean isUnavailable() {
        return status >= 500;
    }
}
