package org.citationhubs.api.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.OptionalLong;
import org.citationhubs.query.routing.ReplicaRole;

/**
 * Where an answer comes from.
 *
 * @param servedBy {@code host:port} of the instance that read its stores
 * @param copy in which capacity
 * @param behind how many records its stores are behind, nothing if that is not known
 */
public record ServedBy(String servedBy, ReplicaRole copy, OptionalLong behind) {

    /** Whether a copy answered in the owner's place. */
    public boolean standby() {
        return copy == ReplicaRole.STANDBY;
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStringField("servedBy", servedBy);
        out.writeBooleanField("standby", standby());
        if (behind.isPresent()) {
            out.writeNumberField("lag", behind.getAsLong());
        } else {
            out.writeNullField("lag");
        }
    }
}
