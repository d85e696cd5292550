package org.citationhubs.api.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives an answer, which is JSON, the form that is wanted, and the headers that go with it. */
public final class ResponseRenderer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ResponseRenderer() {}

    /**
     * The response.
     *
     * @param answer written only if it has to be sent
     * @param tag that changes with the answer, null if it has none
     */
    public static Response response(Supplier<byte[]> answer, @Nullable String tag, ForwardableRequest request) {
        ResponseFormat form = ResponseFormat.wanted(request.headers().get(HttpHeaders.ACCEPT));
        Response.ResponseBuilder response = Response.ok();
        if (tag != null) {
            String etag = "W/\"" + tag + '-' + form.name().toLowerCase(java.util.Locale.ROOT) + '"';
            String known = request.headers().get(HttpHeaders.IF_NONE_MATCH);
            if (known != null && matches(known, etag)) {
                return headers(Response.notModified(), etag).build();
            }
            headers(response, etag);
        }
        response.header(HttpHeaders.CONTENT_TYPE, form.contentType());
        byte[] json = answer.get();
        return switch (form) {
            case JSON -> response.entity(json).build();
            case JSON_LD -> response.entity(LinkedData.of(tree(json))).build();
            case CSV ->
                list(response, tree(json), request)
                        .entity(CsvWriter.csv(tree(json).path("items")))
                        .build();
            case NDJSON ->
                list(response, tree(json), request)
                        .entity(CsvWriter.lines(tree(json).path("items")))
                        .build();
        };
    }

    /** Weak: the same counts and the same publication, not the same bytes, for every answer says as of when it is. */
    private static Response.ResponseBuilder headers(Response.ResponseBuilder response, String etag) {
        return response.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static boolean matches(String known, String etag) {
        for (String one : known.split(",", -1)) {
            String tag = one.strip();
            if (tag.equals("*") || tag.equals(etag) || etag.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    /** What is around the items of a list, as headers. */
    private static Response.ResponseBuilder list(
            Response.ResponseBuilder response, JsonNode list, ForwardableRequest request) {
        for (String field : new String[] {"total", "servedBy", "standby", "lag", "asOf", "unavailable"}) {
            JsonNode value = list.path(field);
            if (!value.isMissingNode() && !value.isNull()) {
                response.header("Hubs-" + headerName(field), value.isTextual() ? value.asText() : value.toString());
            }
        }
        JsonNode next = list.path("nextCursor");
        if (next.isTextual()) {
            response.header(HttpHeaders.LINK, '<' + withCursor(request.uri(), next.asText()) + ">; rel=\"next\"");
        }
        return response;
    }

    private static String headerName(String field) {
        return switch (field) {
            case "servedBy" -> "Served-By";
            case "asOf" -> "As-Of";
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

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("not written as JSON", e);
        }
    }
}
