package org.citationhubs.query.routing;

import java.time.Duration;
import java.util.Map;

/**
 * A question to another instance.
 *
 * @param uri path and query as they stand in the request line
 * @param body of a POST, empty for a GET
 * @param patience how long the answer may take, from the connection to its last byte
 */
@SuppressWarnings("ArrayRecordComponent") // passed on as it is, never compared
public record PeerRequest(boolean post, String uri, Map<String, String> headers, byte[] body, Duration patience) {

    /** Names, in a forwarded question, the instance that was asked first. */
    public static final String FORWARDED_BY = "Hubs-Forwarded-By";

    /** Names, in a forwarded question, the {@link ReplicaRole} that is asked. */
    public static final String COPY = "Hubs-Copy";

    public PeerRequest {
        headers = Map.copyOf(headers);
    }

    /** A GET. */
    public static PeerRequest get(String uri, Map<String, String> headers, Duration patience) {
        return new PeerRequest(false, uri, headers, new byte[0], patience);
    }

    /** A POST. */
    public static PeerRequest post(String uri, Map<String, String> headers, byte[] body, Duration patience) {
        return new PeerRequest(true, uri, headers, body, patience);
    }
}
