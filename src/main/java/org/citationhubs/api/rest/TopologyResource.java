package org.citationhubs.api.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Locale;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.render.JsonBytes;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.ops.ClusterTopology;
import org.citationhubs.query.ops.ClusterTopology.PartitionPlacement;
import org.citationhubs.query.ops.InstanceReport;
import org.citationhubs.query.ops.InstanceReport.ReplicaReport;
import org.citationhubs.query.routing.Stage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which instances there are, and who holds which partitions. */
@Path("/api/v1/topology")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operation")
public class TopologyResource {

    private final HubAnswers replies;

    TopologyResource(HubAnswers replies) {
        this.replies = replies;
    }

    @GET
    @Operation(
            operationId = "getTopology",
            summary = "Instances and partitions",
            description =
                    "Who owns and who copies each partition, as of the last rebalance, and what each instance says of"
                            + " itself now. A partition has two halves, lists (by citing work) and hubs (by cited work),"
                            + " which may be on different instances.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "topology", value = ApiExamples.TOPOLOGY)))
    public byte[] topology() {
        QueryService service = replies.service();
        ClusterTopology topology = service.topology().read();
        return JsonBytes.object(out -> {
            out.writeArrayFieldStart("instances");
            for (InstanceReport instance : topology.instances()) {
                write(out, instance);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("partitions");
            for (PartitionPlacement placement : topology.partitions()) {
                write(out, placement);
            }
            out.writeEndArray();
            out.writeStringField("servedBy", service.self());
        });
    }

    private static void write(JsonGenerator out, InstanceReport instance) throws IOException {
        out.writeStartObject();
        out.writeStringField("address", instance.address());
        out.writeStringField("state", instance.state());
        if (instance.problem() != null) {
            out.writeStringField("problem", instance.problem());
        }
        out.writeArrayFieldStart("copies");
        for (ReplicaReport copy : instance.copies()) {
            out.writeStartObject();
            out.writeStringField("half", name(copy.half()));
            out.writeNumberField("partition", copy.partition());
            out.writeNumberField("lag", copy.behind());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, PartitionPlacement placement) throws IOException {
        out.writeStartObject();
        out.writeStringField("half", name(placement.half()));
        out.writeNumberField("partition", placement.partition());
        out.writeStringField("active", placement.active());
        out.writeArrayFieldStart("standbys");
        for (String standby : placement.standbys()) {
            out.writeString(standby);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static String name(Stage half) {
        return half.name().toLowerCase(Locale.ROOT);
    }
}
