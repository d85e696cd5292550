package org.citationhubs.query.routing;

import java.util.concurrent.CompletionStage;
import org.apache.kafka.streams.state.HostInfo;

/** Asks other instances. */
@FunctionalInterface
public interface PeerClient {

    /** Asks one, holding no thread meanwhile. The stage fails with a {@link PeerException} if it does not answer in time. */
    CompletionStage<PeerReply> ask(HostInfo peer, PeerRequest request);
}
