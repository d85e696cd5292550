package org.citationhubs.ingest.dump;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.citationhubs.ingest.format.ImportCounts;
import org.jspecify.annotations.Nullable;

/** The counts of an import as JSON, in a report and in a checkpoint. */
final class CountsJson {

    private static final String MIN = "min";
    private static final String MAX = "max";

    private CountsJson() {}

    /**
     * Returns counts as JSON.
     *
     * @param nativeIds whether works keep the ids of the feed
     */
    static ObjectNode of(ImportCounts counts, boolean nativeIds) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json.putObject("input"), counts.input());
        ObjectNode edges = json.putObject(nativeIds ? "native" : "canonical");
        edges.put("lists", counts.lists());
        edges.put("emptyLists", counts.emptyLists());
        edges.put("citations", counts.citations());
        edges.put("selfCitations", counts.selfCitations());
        edges.put("repeated", counts.repeated());
        put(edges.putObject("skipped"), counts.skipped());
        put(edges.putObject("repaired"), counts.repaired());
        json.putObject("works").put("events", counts.works());
        ObjectNode aliases = json.putObject("sameAs");
        aliases.put(
                "events",
                counts.sameAs().values().stream().mapToLong(Long::longValue).sum());
        put(aliases.putObject("byScheme"), counts.sameAs());
        json.put("retractions", counts.retractions());
        json.putObject("mentions").put("mentions", counts.mentions());
        json.put("malformed", counts.malformed());
        ObjectNode times = json.putObject("observedAt");
        putIfKnown(times, MIN, counts.earliest());
        putIfKnown(times, MAX, counts.latest());
        return json;
    }

    /** Adds the numbers of {@code more} to those of {@code sum}, and extends its range of times. */
    static void add(ObjectNode sum, ObjectNode more) {
        for (Map.Entry<String, JsonNode> field : more.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            JsonNode present = sum.get(name);
            if (value instanceof ObjectNode inner) {
                add(present instanceof ObjectNode inSum ? inSum : sum.putObject(name), inner);
            } else if (value.isNumber()) {
                sum.put(name, value.asLong() + (present == null ? 0 : present.asLong()));
            } else if (present == null || isFurther(name, value.asText(), present.asText())) {
                sum.set(name, value);
            }
        }
    }

    private static boolean isFurther(String name, String time, String than) {
        int order = Instant.parse(time).compareTo(Instant.parse(than));
        return name.equals(MIN) ? order < 0 : order > 0;
    }

    private static void put(ObjectNode into, Map<String, Long> counts) {
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> into.put(entry.getKey(), entry.getValue()));
    }

    private static void putIfKnown(ObjectNode into, String name, @Nullable Instant time) {
        if (time != null) {
            into.put(name, time.toString());
        }
    }
}
