package org.citationhubs.api.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.Scheme.Site;
import org.citationhubs.citation.id.WorkId;

/**
 * Writes a hub as JSON-LD: the work with Dublin Core, representative citing works with CiTO, and counts with terms of
 * this project.
 */
final class LinkedData {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LinkedData() {}

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

    /** Returns the IRI of a work: its URL at the site of its scheme, or a URN if that site does not identify works. */
    static String iri(String id) {
        WorkId work = WorkId.parse(id);
        Scheme scheme = work.scheme();
        Site site = scheme.site();
        return site != null && site.identifying()
                ? site.address(work)
                : "urn:citation-hubs:" + scheme.text() + ":" + Scheme.encoded(work);
    }
}
