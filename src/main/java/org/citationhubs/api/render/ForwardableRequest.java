package org.citationhubs.api.render;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.citationhubs.query.routing.PeerRequest;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.RoutingOptions;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request that are needed to answer it on any thread, or to forward it.
 *
 * @param uri path and query as in the request line
 * @param accepted media types, preferred first
 * @param preconditions of JAX-RS; null for a request without any
 * @param headers that decide about the format of the answer
 * @param forwardedBy the instance that forwarded the request; null if it comes from a client
 * @param replica role in which this instance is to answer
 */
public record ForwardableRequest(
        String uri,
        List<MediaType> accepted,
        @Nullable Request preconditions,
        Map<String, String> headers,
        @Nullable String forwardedBy,
        ReplicaRole replica) {

    private static final List<String> FORWARDED_HEADERS = List.of("Accept", "If-None-Match");

    public static ForwardableRequest of(HttpServerRequest request, HttpHeaders accept, Request preconditions) {
        Map<String, String> headers = new HashMap<>();
        for (String name : FORWARDED_HEADERS) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new ForwardableRequest(
                request.uri(),
                accept.getAcceptableMediaTypes(),
                preconditions,
                headers,
                request.getHeader(PeerRequest.FORWARDED_BY),
                ReplicaRole.STANDBY.name().equals(request.getHeader(PeerRequest.ROLE))
                        ? ReplicaRole.STANDBY
                        : ReplicaRole.ACTIVE);
    }

    /** Returns a request of this instance itself for a document as JSON. */
    public static ForwardableRequest forJson(String uri) {
        return new ForwardableRequest(
                uri,
                List.of(MediaType.APPLICATION_JSON_TYPE),
                null,
                Map.of("Accept", MediaType.APPLICATION_JSON),
                null,
                ReplicaRole.ACTIVE);
    }

    /**
     * Returns which replicas may answer.
     *
     * @param activeOnly whether only the active replica can answer the request
     */
    public RoutingOptions routingOptions(boolean activeOnly) {
        return forwardedBy == null
                ? new RoutingOptions(false, !activeOnly)
                : new RoutingOptions(true, replica == ReplicaRole.STANDBY);
    }

    /** Returns the headers of the request when it is forwarded to a replica. */
    public Map<String, String> forwardedHeaders(String self, ReplicaRole to) {
        Map<String, String> forwarded = new HashMap<>(headers);
        forwarded.put(PeerRequest.FORWARDED_BY, self);
        forwarded.put(PeerRequest.ROLE, to.name());
        return forwarded;
    }

    ResponseFormat format(Collection<ResponseFormat> offered) {
        return ResponseFormat.select(accepted, offered);
    }

    /**
     * Returns the response 304 if the client has the entity already. {@code If-None-Match} compares weakly (RFC 9110,
     * 13.1.2) and JAX-RS strongly, so the tag is compared both as weak and as strong.
     */
    Optional<ResponseBuilder> notModified(EntityTag tag) {
        if (preconditions == null) {
            return Optional.empty();
        }
        for (EntityTag form : List.of(tag, new EntityTag(tag.getValue(), !tag.isWeak()))) {
            ResponseBuilder response = preconditions.evaluatePreconditions(form);
            if (response != null && response.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()) {
                return Optional.of(Response.notModified());
            }
        }
        return Optional.empty();
    }
}
