package org.citationhubs.query.routing;

import org.apache.kafka.streams.state.HostInfo;

/**
 * An instance that may answer.
 *
 * @param host the address it advertises
 * @param copy in which capacity it is asked
 * @param here whether it is this instance
 */
public record Candidate(HostInfo host, ReplicaRole copy, boolean here) {

    /** {@code host:port}. */
    public String address() {
        return host.host() + ":" + host.port();
    }
}
