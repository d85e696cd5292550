package org.citationhubs.topology.message;

/**
 * A system was revoked, or its revocation was taken back. Each partition of both stages receives it.
 *
 * @param system name of the system
 * @param revoked whether the statements of the system no longer count
 */
public record SourceRevocation(String system, boolean revoked) implements HubStageMessage, ListStageMessage {

    @Override
    public void dispatch(MessageHandler handler) {
        handler.onSourceRevocation(this);
    }
}
