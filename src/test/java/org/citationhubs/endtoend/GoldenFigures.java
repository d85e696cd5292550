package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;

/** Compares published summaries and answers with every figure of a golden file. */
final class GoldenFigures {

    private static final int LEAST = 10;

    private final JsonNode golden;

    GoldenFigures(JsonNode golden) {
        this.golden = golden;
    }

    /** Checks that every hub is published with its figures, and nothing else is published. */
    void checkPublished(Map<String, JsonNode> published) {
        Map<String, JsonNode> hubs = new TreeMap<>();
        golden.get("cited").properties().forEach(cited -> {
            if (cited.getValue().get("citing").asInt() >= LEAST) {
                hubs.put("arxiv:" + cited.getKey(), cited.getValue());
            }
        });
        assertThat(published.keySet()).isEqualTo(hubs.keySet());
        SoftAssertions wrong = new SoftAssertions();
        hubs.forEach((id, figures) -> checkFigures(wrong, id, figures, present(published, id)));
        golden.get("hubs")
                .forEach(hub -> checkTop(
                        wrong, hub, present(published, "arxiv:" + hub.get("id").asText())));
        wrong.assertAll();
    }

    /** Checks the answers of the service for every cited work. */
    void checkAnswers(ServiceProcess service) throws Exception {
        SoftAssertions wrong = new SoftAssertions();
        List<String> ids = new ArrayList<>();
        golden.get("cited").fieldNames().forEachRemaining(ids::add);
        assertThat(ids).hasSize(golden.get("totals").get("cited_works").asInt());
        for (String id : ids) {
            JsonNode answer = service.get("/api/v1/hubs/" + ServiceProcess.encoded("arxiv:" + id));
            checkFigures(wrong, id, golden.get("cited").get(id), answer);
        }
        for (JsonNode hub : golden.get("hubs")) {
            checkTop(
                    wrong,
                    hub,
                    service.get("/api/v1/hubs/arxiv:" + hub.get("id").asText()));
        }
        wrong.assertAll();
    }

    private static JsonNode present(Map<String, JsonNode> published, String id) {
        JsonNode summary = published.get(id);
        if (summary == null) {
            throw new AssertionError(id + " is not published");
        }
        return summary;
    }

    private static void checkFigures(SoftAssertions wrong, String id, JsonNode figures, JsonNode summary) {
        wrong.assertThat(summary.path("citingWorks").asInt(-1))
                .as("citing works of %s", id)
                .isEqualTo(figures.get("citing").asInt());
        wrong.assertThat(byYear(summary.path("years"))).as("years of %s", id).isEqualTo(byYear(figures.get("by_year")));
        wrong.assertThat(summary.path("coCitedWorks").asInt(-1))
                .as("co-cited works of %s", id)
                .isEqualTo(figures.get("cocited_distinct").asInt());
        wrong.assertThat(summary.path("coCitations").asLong(-1))
                .as("co-citations of %s", id)
                .isEqualTo(figures.get("cocited_sum").asLong());
    }

    private static void checkTop(SoftAssertions wrong, JsonNode hub, JsonNode summary) {
        List<String> expected = new ArrayList<>();
        hub.get("cocited_top")
                .forEach(entry -> expected.add(
                        "arxiv:" + entry.get(0).asText() + ' ' + entry.get(1).asInt()));
        List<String> top = new ArrayList<>();
        summary.path("coCited")
                .forEach(work -> top.add(
                        work.get("id").asText() + ' ' + work.get("count").asInt()));
        wrong.assertThat(top).as("top of %s", hub.get("id").asText()).isEqualTo(expected);
    }

    private static Map<String, Integer> byYear(JsonNode years) {
        Map<String, Integer> map = new TreeMap<>();
        years.properties()
                .forEach(year -> map.put(year.getKey(), year.getValue().asInt()));
        return map;
    }
}
