package org.citationhubs.query.routing;

import java.time.Duration;
import java.util.Map;

/**
 * An HTTP request to another instance.
 *
 * @param uri path and query as in the request line
 * @param body of a POST, empty for a GET
 * @param timeout from the connection attempt to the last byte of the response
 */
@SuppressWarnings("ArrayRecordComponent") // passed on unchanged, never compared
public record PeerRequest(boolean post, String uri, Map<String, String> headers, byte[] body, Duration timeout) {

    /** Header of a forwarded request: the instance that received it from the client. */
    public static final String FORWARDED_BY = "Hubs-Forwarded-By";

    /** Header of a forwarded request: the {@link ReplicaRole} that is queried. */
    public static final String ROLE = "Hubs-Copy";

    /** Header of every request to an instance: a secret that only instances know. */
    public static final String SECRET = "Hubs-Instance-Secret";

    public PeerRequest {
        headers = Map.copyOf(headers);
    }

    /** Creates a GET. */
    public static PeerRequest get(String uri, Map<String, String> headers, Duration timeout) {
        return new PeerRequest(false, uri, headers, new byte[0], timeout);
    }

    /** Creates a POST. */
    public static PeerRequest post(String uri, Map<String, String> headers, byte[] body, Duration timeout) {
        return new PeerRequest(true, uri, headers, body, timeout);
    }
}
