package org.citationhubs.api.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.citationhubs.citation.work.WorkId;

/**
 * A hub as JSON-LD: Dublin Core for the work, CiTO for who cites it, of whom the representative ones are named, and this project's own
 * terms for counts.
 */
final class LinkedData {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LinkedData() {}

    /** The document of a hub as linked data. */
    static byte[] of(JsonNode hub) {
        ObjectNode linked = NODES.objectNode();
        linked.putObject("@context")
                .put("dcterms", "http://purl.org/dc/terms/")
                .put("cito", "http://purl.org/spar/cito/")
                .put("fabio", "http://purl.org/spar/fabio/")
                .put("owl", "http://www.w3.org/2002/07/owl#")
                .put("hubs", "urn:citation-hubs:terms:");
        linked.put("@id", iri(hub.path("id").asText()));
        linked.put("@type", "fabio:Work");
        copy(hub, "title", linked, "dcterms:title");
        copy(hub, "publishedAt", linked, "dcterms:issued");
        copy(hub, "abstract", linked, "dcterms:abstract");
        ArrayNode aliases = NODES.arrayNode();
        hub.path("aliases").forEach(alias -> aliases.add(NODES.objectNode().put("@id", iri(alias.asText()))));
        if (!aliases.isEmpty()) {
            linked.set("owl:sameAs", aliases);
        }
        for (String count : new String[] {"tier", "citingWorks", "statements", "coCitedWorks", "revision"}) {
            copy(hub, count, linked, "hubs:" + count);
        }
        ArrayNode citing = linked.putArray("cito:isCitedBy");
        hub.path("representative").forEach(work -> {
            ObjectNode one = citing.addObject().put("@id", iri(work.path("id").asText()));
            copy(work, "title", one, "dcterms:title");
        });
        return linked.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void copy(JsonNode from, String field, ObjectNode to, String term) {
        JsonNode value = from.path(field);
        if (value.isValueNode() && !value.isNull()) {
            to.set(term, value);
        }
    }

    /** The address under which the work is known in the world, a name of its own where it has none. */
    static String iri(String id) {
        WorkId work = WorkId.parse(id);
        String local = work.value().substring(work.scheme().length() + 1);
        String path = URLEncoder.encode(local, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("+", "%20");
        return switch (work.scheme()) {
            case "doi" -> "https://doi.org/" + path;
            case "arxiv" -> "https://arxiv.org/abs/" + path;
            case "pmid" -> "https://pubmed.ncbi.nlm.nih.gov/" + path;
            case "openalex" -> "https://openalex.org/" + path;
            default -> "urn:citation-hubs:" + work.scheme() + ":" + path;
        };
    }
}
