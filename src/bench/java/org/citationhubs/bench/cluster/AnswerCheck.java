package org.citationhubs.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.citationhubs.bench.cluster.SentLists.Arrival;
import org.citationhubs.bench.cluster.SentLists.Delivery;

/**
 * Checks whether an answer is possible while citations arrive. It may count at most the lists sent before the response,
 * and must count at least the lists covered by its {@code asOf} offsets. An active replica must also count at least
 * what a committed summary showed before the request.
 */
final class AnswerCheck {

    private final SentLists sent;
    private final Map<String, Integer> published;
    private final long maxLag;
    private final Map<String, Integer> answeredByActive = new ConcurrentHashMap<>();

    /**
     * Creates a check.
     *
     * @param published citing works by hub, as committed summaries showed them
     * @param maxLag the maximum lag of an answering standby, in records
     */
    AnswerCheck(SentLists sent, Map<String, Integer> published, long maxLag) {
        this.sent = sent;
        this.published = published;
        this.maxLag = maxLag;
    }

    /**
     * What was known when a request was sent.
     *
     * @param published the count in a committed summary
     * @param answered the count in an answer of an active replica
     */
    record KnownBefore(int published, int answered, long nanos) {}

    KnownBefore knownBefore(String hub) {
        return new KnownBefore(
                published.getOrDefault(hub, 0), answeredByActive.getOrDefault(hub, 0), System.nanoTime());
    }

    /**
     * The result for one answer.
     *
     * @param problems reasons why the answer is wrong
     * @param wentBack whether an active replica counts less than one did before, because uncommitted work of a killed
     *     instance is repeated
     * @param behindNanos the age of the oldest citation that is not counted, at the time of the request; 0 if all are
     *     counted
     */
    record CheckResult(List<String> problems, boolean wentBack, long behindNanos) {}

    /** Checks a summary, or a page of citing works by its total. */
    CheckResult check(String hub, JsonNode answer, KnownBefore known) {
        List<String> problems = new ArrayList<>();
        List<Delivery> deliveries = sent.citing(hub);
        boolean page = answer.has("items");
        int count = answer.path(page ? "total" : "citingWorks").asInt(-1);
        int least = SentLists.covered(deliveries, asOf(answer));
        if (count < least) {
            problems.add("counts %d, though its asOf covers %d".formatted(count, least));
        }
        if (count > deliveries.size()) {
            problems.add("counts %d, though %d were sent".formatted(count, deliveries.size()));
        }
        boolean standby = answer.path("standby").asBoolean();
        if (!standby && count < known.published) {
            problems.add("counts %d, though %d were published".formatted(count, known.published));
        }
        if (standby
                && (answer.path("replicaLag").asLong(-1) < 0
                        || answer.path("replicaLag").asLong() > maxLag)) {
            problems.add("standby with a lag of " + answer.path("replicaLag"));
        }
        if (page) {
            checkItems(answer, deliveries, problems);
        } else {
            checkSums(answer, count, problems);
        }
        boolean wentBack = !standby && count < known.answered;
        if (!standby) {
            answeredByActive.merge(hub, count, Math::max);
        }
        return new CheckResult(problems, wentBack, behind(deliveries, count, known.nanos));
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
                problems.add("lists " + item.path("id") + ", which does not cite the hub or is listed twice");
            }
        }
    }

    /** Checks that the parts of an answer add up. */
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

    /** Estimates the age of the oldest uncounted citation: citations are counted roughly in the order of arrival. */
    private static long behind(List<Delivery> deliveries, int count, long askedNanos) {
        if (count >= deliveries.size() || count < 0) {
            return 0;
        }
        Arrival first = deliveries.get(count).arrival();
        return first == null ? 0 : Math.max(0, askedNanos - first.nanos());
    }
}
