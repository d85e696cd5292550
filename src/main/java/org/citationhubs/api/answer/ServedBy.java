package org.citationhubs.api.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.OptionalLong;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.query.ops.InputLag;
import org.citationhubs.query.ops.InputLags;
import org.citationhubs.query.routing.ReplicaRole;
import org.jspecify.annotations.Nullable;

/**
 * The replica that an answer was read from.
 *
 * @param address {@code host:port} of the instance
 * @param role of the replica
 * @param replicaLag records by which its stores lag behind the active replica, empty if that is unknown
 * @param inputLags returns how far an answer is behind the inputs
 */
public record ServedBy(String address, ReplicaRole role, OptionalLong replicaLag, InputLags inputLags) {

    /** Returns whether a standby answered in place of the active replica. */
    public boolean standby() {
        return role == ReplicaRole.STANDBY;
    }

    /** Returns how far an answer of the replica is behind the inputs; null if that is not known. */
    public @Nullable InputLag lag(InputOffsets asOf) {
        return inputLags.lag(asOf, replicaLag.orElse(-1) == 0);
    }

    void write(JsonGenerator out, InputOffsets asOf) throws IOException {
        out.writeStringField("servedBy", address);
        out.writeBooleanField("standby", standby());
        InputLag lag = lag(asOf);
        if (lag == null) {
            out.writeNullField("lag");
        } else {
            out.writeObjectFieldStart("lag");
            out.writeNumberField("records", lag.records());
            out.writeNumberField("seconds", lag.seconds());
            out.writeEndObject();
        }
        if (replicaLag.isPresent()) {
            out.writeNumberField("replicaLag", replicaLag.getAsLong());
        } else {
            out.writeNullField("replicaLag");
        }
    }
}
