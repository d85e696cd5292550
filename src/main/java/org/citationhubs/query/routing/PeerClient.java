package org.citationhubs.query.routing;

import java.util.concurrent.CompletionStage;

/** Calls other instances. */
@FunctionalInterface
public interface PeerClient {

    /**
     * Sends a request without blocking a thread. The stage fails with a {@link PeerException} if no answer arrives in
     * time.
     */
    CompletionStage<PeerReply> call(HostPort peer, PeerRequest request);
}
