package org.citationhubs.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.topology.TopologyFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delivers real records of two feeds; skipped if the folder with them is absent. */
class TwoFeedsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @BeforeEach
    void requireData() {
        SharedData.assumeThere();
    }

    @Test
    void theUnionOfTwoFeedsIsCountedWhicheverComesFirst() throws Exception {
        // given the lists of both feeds, and a third source that has a part of the first one
        Map<String, SortedSet<String>> crossref = crossref();
        Map<String, SortedSet<String>> openAlex = openAlex();
        assertThat(citations(crossref))
                .isEqualTo(expected("ALL-crossref").get("citations").asInt());
        assertThat(sha256(openAlex))
                .isEqualTo(expected("ALL-openalex").get("edgesSha256").asText());
        Map<String, SortedSet<String>> part = new TreeMap<>();
        crossref.forEach((citing, cited) -> part.put(citing, cited.headSet(middle(cited))));
        List<CitationEvent> first = events("crossref", crossref);
        List<CitationEvent> second = events("openalex", openAlex);
        second.addAll(events("part", part));

        // when they are delivered in both orders
        Map<String, JsonNode> oneWay = delivered(first, second);
        Map<String, JsonNode> otherWay = delivered(second, first);

        // then the hubs are those of the union
        Map<String, Integer> union = new TreeMap<>();
        for (Map<String, SortedSet<String>> feed : List.of(crossref, openAlex)) {
            feed.values()
                    .forEach(list -> list.forEach(
                            cited -> union.merge(WorkId.parse(cited).value(), 1, Integer::sum)));
        }
        assertThat(citingWorks(oneWay)).isEqualTo(union);
        assertThat(citingWorks(otherWay)).isEqualTo(union);
        assertThat(sources(otherWay)).isEqualTo(sources(oneWay));
    }

    private Map<String, JsonNode> delivered(Collection<CitationEvent> first, Collection<CitationEvent> second)
            throws IOException {
        try (TopologyFixture running = new TopologyFixture(Files.createTempDirectory(folder, "state"), 1)) {
            first.forEach(running::deliver);
            second.forEach(running::deliver);
            running.settle();
            assertThat(running.deadLetters()).isEmpty();
            return running.summaries();
        }
    }

    private static List<CitationEvent> events(String source, Map<String, SortedSet<String>> lists) {
        List<CitationEvent> events = new ArrayList<>();
        lists.forEach((citing, cited) -> events.add(EventProducer.event(
                        Operation.ASSERT, true, Instant.parse("2026-01-01T00:00:00Z"), WorkFacts.NONE, citing, cited)
                .withSource(SourceKey.of(source))));
        return events;
    }

    private static Map<String, Integer> citingWorks(Map<String, JsonNode> hubs) {
        Map<String, Integer> figures = new TreeMap<>();
        hubs.forEach((id, hub) -> figures.put(id, hub.get("citingWorks").asInt()));
        return figures;
    }

    private static Map<String, JsonNode> sources(Map<String, JsonNode> hubs) {
        Map<String, JsonNode> sources = new TreeMap<>();
        hubs.forEach((id, hub) -> sources.put(id, hub.path("sources")));
        return sources;
    }

    private static String middle(SortedSet<String> list) {
        return List.copyOf(list).get(list.size() / 2);
    }

    /** Returns the lists of Crossref records: DOIs of works and of their references. */
    private static Map<String, SortedSet<String>> crossref() throws IOException {
        Map<String, SortedSet<String>> lists = new TreeMap<>();
        for (Path file : files("crossref")) {
            JsonNode document = JSON.readTree(bytes(file));
            JsonNode message = document.path("message");
            JsonNode items = document.has("items") ? document.get("items") : message.path("items");
            for (JsonNode item :
                    items.isArray() ? items : JSON.createArrayNode().add(message)) {
                for (JsonNode reference : item.path("reference")) {
                    if (reference.hasNonNull("DOI")) {
                        add(
                                lists,
                                doi(item.get("DOI").asText()),
                                doi(reference.get("DOI").asText()));
                    }
                }
            }
        }
        return lists;
    }

    /** Returns the lists of OpenAlex records, each work under its DOI where a record tells it. */
    private static Map<String, SortedSet<String>> openAlex() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (Path file : files("openalex")) {
            if (file.toString().endsWith(".jsonl")) {
                for (String line : new String(bytes(file), UTF_8).lines().toList()) {
                    records.add(JSON.readTree(line));
                }
            } else if (!file.toString().endsWith(".csv")) {
                JsonNode document = JSON.readTree(bytes(file));
                (document.has("results")
                                ? document.get("results")
                                : JSON.createArrayNode().add(document))
                        .forEach(records::add);
            }
        }
        Map<String, String> ids = new HashMap<>();
        for (JsonNode record : records) {
            if (record.hasNonNull("doi")) {
                String address = record.get("doi").asText();
                ids.put(record.get("id").asText(), doi(address.substring(address.indexOf("doi.org/") + 8)));
            }
        }
        Map<String, SortedSet<String>> lists = new TreeMap<>();
        for (JsonNode record : records) {
            String citing = id(ids, record.get("id").asText());
            record.path("referenced_works").forEach(cited -> add(lists, citing, id(ids, cited.asText())));
        }
        return lists;
    }

    private static String id(Map<String, String> ids, String address) {
        return ids.getOrDefault(address, "openalex:" + address.substring(address.lastIndexOf('/') + 1));
    }

    private static String doi(String doi) {
        return "doi:" + doi.strip().toLowerCase(Locale.ROOT);
    }

    private static void add(Map<String, SortedSet<String>> lists, String citing, String cited) {
        if (!citing.equals(cited)) {
            lists.computeIfAbsent(citing, work -> new TreeSet<>()).add(cited);
        }
    }

    private static int citations(Map<String, SortedSet<String>> lists) {
        return lists.values().stream().mapToInt(Set::size).sum();
    }

    private static String sha256(Map<String, SortedSet<String>> lists) throws Exception {
        List<byte[]> edges = new ArrayList<>();
        lists.forEach(
                (citing, list) -> list.forEach(cited -> edges.add((citing + '\t' + cited + '\n').getBytes(UTF_8))));
        edges.sort(Arrays::compareUnsigned);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        edges.forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static JsonNode expected(String feed) throws IOException {
        return JSON.readTree(SharedData.feeds("expected")
                        .resolve(feed + ".expected.json")
                        .toFile())
                .required("canonical");
    }

    private static List<Path> files(String feed) throws IOException {
        try (Stream<Path> files = Files.list(SharedData.feeds(feed))) {
            return files.sorted().toList();
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }
}
