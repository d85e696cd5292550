package org.citationhubs.api.render;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Makes the response of an answer: in the format that the request accepts, with the headers that belong to it. */
public final class ResponseRenderer {

    private static final Set<ResponseFormat> DOCUMENT = Set.of(ResponseFormat.JSON);
    private static final List<ResponseFormat> HUB = List.of(ResponseFormat.JSON, ResponseFormat.JSON_LD);
    private static final List<ResponseFormat> LIST =
            List.of(ResponseFormat.JSON, ResponseFormat.CSV, ResponseFormat.NDJSON);

    private ResponseRenderer() {}

    /**
     * Returns the response of an answer.
     *
     * @param document record that Jackson writes; an {@link ItemList} is also offered as CSV and NDJSON
     */
    public static Response response(Object document, ForwardableRequest request) {
        boolean list = document instanceof ItemList;
        ResponseFormat format = request.format(list ? LIST : DOCUMENT);
        ResponseBuilder response = Response.ok().header(HttpHeaders.CONTENT_TYPE, format.contentType());
        if (list) {
            response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        }
        if (format == ResponseFormat.JSON) {
            return response.entity(JsonBytes.of(document)).build();
        }
        JsonNode tree = JsonBytes.tree(document);
        JsonNode items = tree.path("items");
        addListHeaders(response, tree, request);
        return response.entity(format == ResponseFormat.CSV ? ItemsWriter.csv(items) : ItemsWriter.lines(items))
                .build();
    }

    /**
     * Returns the response of a hub.
     *
     * @param json writes the summary; called only if the summary has to be sent
     * @param version changes with the summary
     */
    public static Response hub(Supplier<byte[]> json, String version, ForwardableRequest request) {
        ResponseFormat format = request.format(HUB);
        // Weak: the same counts and the same publication, but not the same bytes, because each answer has its own asOf.
        EntityTag tag = new EntityTag(version + '-' + format.tagSuffix(), true);
        ResponseBuilder response = request.notModified(tag).orElseGet(() -> Response.ok(
                        format == ResponseFormat.JSON ? json.get() : LinkedData.of(JsonBytes.parse(json.get())))
                .header(HttpHeaders.CONTENT_TYPE, format.contentType()));
        return response.tag(tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** Adds the fields beside the items as headers. */
    private static void addListHeaders(ResponseBuilder response, JsonNode list, ForwardableRequest request) {
        for (String field : List.of("total", "servedBy", "standby", "lag", "replicaLag", "asOf", "unavailable")) {
            JsonNode value = list.path(field);
            if (!value.isMissingNode() && !value.isNull()) {
                response.header("Hubs-" + headerName(field), value.isTextual() ? value.asText() : value.toString());
            }
        }
        JsonNode next = list.path("nextCursor");
        if (next.isTextual()) {
            response.header(HttpHeaders.LINK, '<' + withCursor(request.uri(), next.asText()) + ">; rel=\"next\"");
        }
    }

    private static String headerName(String field) {
        return switch (field) {
            case "servedBy" -> "Served-By";
            case "asOf" -> "As-Of";
            case "replicaLag" -> "Replica-Lag";
            default -> Character.toUpperCase(field.charAt(0)) + field.substring(1);
        };
    }

    static String withCursor(String uri, String cursor) {
        int query = uri.indexOf('?');
        StringBuilder next = new StringBuilder(query < 0 ? uri : uri.substring(0, query));
        char separator = '?';
        if (query >= 0) {
            for (String parameter : uri.substring(query + 1).split("&", -1)) {
                if (!parameter.isEmpty() && !parameter.startsWith("cursor=")) {
                    next.append(separator).append(parameter);
                    separator = '&';
                }
            }
        }
        return next.append(separator)
                .append("cursor=")
                .append(URLEncoder.encode(cursor, StandardCharsets.UTF_8))
                .toString();
    }
}
