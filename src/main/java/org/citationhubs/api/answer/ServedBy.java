package org.citationhubs.api.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.OptionalLong;
import org.citationhubs.query.routing.ReplicaRole;

/**
 * The replica that an answer was read from.
 *
 * @param address {@code host:port} of the instance
 * @param role of the replica
 * @param lag records by which its stores lag, empty if that is unknown
 */
public record ServedBy(String address, ReplicaRole role, OptionalLong lag) {

    /** Returns whether a standby answered in place of the active replica. */
    public boolean standby() {
        return role == ReplicaRole.STANDBY;
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStringField("servedBy", address);
        out.writeBooleanField("standby", standby());
        if (lag.isPresent()) {
            out.writeNumberField("lag", lag.getAsLong());
        } else {
            out.writeNullField("lag");
        }
    }
}
