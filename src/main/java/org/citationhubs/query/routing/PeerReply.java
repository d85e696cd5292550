package org.citationhubs.query.routing;

import java.util.Map;

/**
 * The HTTP response of another instance.
 *
 * @param headers by name in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // passed on unchanged, never compared
public record PeerReply(int status, Map<String, String> headers, byte[] body) {

    public PeerReply {
        headers = Map.copyOf(headers);
    }

    /** Returns whether another replica should be called instead. */
    public boolean isUnavailable() {
        return status >= 500;
    }
}
