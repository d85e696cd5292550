package org.citationhubs.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.citationhubs.bench.cluster.Sent.Arrival;
import org.citationhubs.bench.cluster.Sent.Delivery;

/**
 * Says whether an answer can be right while citations arrive. It knows at the most what was sent before it came, and at the least what the offsets
 * cover that it says it holds; an owner also what a committed summary showed before the question was asked.
 */
final class Judge {

    private final Sent sent;
    private final Map<String, Integer> published;
    private final long mostLag;
    private final Map<String, Integer> toldByOwner = new ConcurrentHashMap<>();

    /**
     * Judges.
     *
     * @param published citing works by hub, as committed summaries showed them
     * @param mostLag how many records a copy that answers may be behind
     */
    Judge(Sent sent, Map<String, Integer> published, long mostLag) {
        this.sent = sent;
        this.published = published;
        this.mostLag = mostLag;
    }

    /**
     * What is known when a question is asked.
     *
     * @param published what a committed summary showed
     * @param told what an owner answered
     */
    record Asked(int published, int told, long nanos) {}

    Asked asks(String hub) {
        return new Asked(published.getOrDefault(hub, 0), toldByOwner.getOrDefault(hub, 0), System.nanoTime());
    }

    /**
     * What is to be said of an answer.
     *
     * @param problems why it cannot be right
     * @param wentBack whether an owner knows less than one did before: what was not committed when he was killed is counted again
     * @param behindNanos how long before the question the oldest citation arrived that is not counted, 0 if all are
     */
    record Verdict(List<String> problems, boolean wentBack, long behindNanos) {}

    /** Judges a summary, or a page of the works that cite a hub, whose total is what counts. */
    Verdict verdict(String hub, JsonNode answer, Asked asked) {
        List<String> problems = new ArrayList<>();
        List<Delivery> deliveries = sent.citing(hub);
        boolean page = answer.has("items");
        int count = answer.path(page ? "total" : "citingWorks").asInt(-1);
        int least = Sent.covered(deliveries, asOf(answer));
        if (count < least) {
            problems.add("counts %d, though its asOf covers %d".formatted(count, least));
        }
        if (count > deliveries.size()) {
            problems.add("counts %d, though %d were sent".formatted(count, deliveries.size()));
        }
        boolean standby = answer.path("standby").asBoolean();
        if (!standby && count < asked.published) {
            problems.add("counts %d, though %d were published".formatted(count, asked.published));
        }
        if (standby && (answer.path("lag").asLong(-1) < 0 || answer.path("lag").asLong() > mostLag)) {
            problems.add("a copy that is " + answer.path("lag") + " behind");
        }
        if (page) {
            checkItems(answer, deliveries, problems);
        } else {
            checkSums(answer, count, problems);
        }
        boolean wentBack = !standby && count < asked.told;
        if (!standby) {
            toldByOwner.merge(hub, count, Math::max);
        }
        return new Verdict(problems, wentBack, behind(deliveries, count, asked.nanos));
    }

    private static Map<Integer, Long> asOf(JsonNode answer) {
        Map<Integer, Long> offsets = new HashMap<>();
        answer.path("asOf")
                .path("citations.v1")
                .properties()
                .forEach(offset -> offsets.put(
                        Integer.valueOf(offset.getKey()), offset.getValue().asLong()));
        return offsets;
    }

    private static void checkItems(JsonNode answer, List<Delivery> deliveries, List<String> problems) {
        Set<String> citing = new HashSet<>();
        deliveries.forEach(delivery -> citing.add(delivery.citing()));
        for (JsonNode item : answer.path("items")) {
            if (!citing.remove(item.path("id").asText())) {
                problems.add("lists " + item.path("id") + ", which does not cite it or is listed twice");
            }
        }
    }

    /** The parts are the whole in every answer. */
    private static void checkSums(JsonNode answer, int count, List<String> problems) {
        long roles = 0;
        for (JsonNode role : answer.path("roles")) {
            roles += role.path("citingWorks").asLong();
        }
        long years = answer.path("undated").asLong();
        for (JsonNode year : answer.path("years")) {
            years += year.asLong();
        }
        if (roles != count || years != count) {
            problems.add("counts %d, %d by role and %d by year".formatted(count, roles, years));
        }
        for (JsonNode other : answer.path("coCited")) {
            if (other.path("count").asInt() > count) {
                problems.add("is cited %d times, and %s times together with another".formatted(count, other));
            }
        }
    }

    /** Citations are counted about in the order in which they arrive. */
    private static long behind(List<Delivery> deliveries, int count, long askedNanos) {
        if (count >= deliveries.size() || count < 0) {
            return 0;
        }
        Arrival first = deliveries.get(count).arrival();
        return first == null ? 0 : Math.max(0, askedNanos - first.nanos());
    }
}
