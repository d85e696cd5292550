package org.citationhubs.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.hub.summary.TierThresholds;
import org.citationhubs.serde.json.CitationEventWriter;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.serde.json.EventOrigin;
import org.citationhubs.serde.json.WorkEventWriter;
import org.citationhubs.store.memory.CacheBudget;
import org.citationhubs.store.memory.HeapBudget;
import org.citationhubs.topology.stage.CrawlerTopics;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.citationhubs.topology.stage.TopologySettings;
import org.jspecify.annotations.Nullable;

/** Runs the topology in a test driver: one partition, a clock that the test sets, no broker. */
public final class TopologyFixture implements AutoCloseable {

    /** An input topic whose writer may speak for the source {@code crossref} alone. */
    static final String CROSSREF_TOPIC = CrawlerTopics.nameOf("crossref-crawler");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> citations;
    private final TestInputTopic<byte[], byte[]> works;
    private final TestInputTopic<byte[], byte[]> crossref;
    private final TestInputTopic<byte[], byte[]> sources;
    private final TestOutputTopic<String, byte[]> summaries;
    private final TestOutputTopic<String, byte[]> changes;
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private final List<TestRecord<String, byte[]>> published = new ArrayList<>();
    private final CitationEventWriter citationEvents = new CitationEventWriter();
    private final WorkEventWriter workEvents = new WorkEventWriter();

    /** Returns rules without hysteresis: tiers and labels depend on the present counts alone. */
    private static HubRules withoutHysteresis(int leastCitingWorks) {
        TierRules tier = TierRules.DEFAULT;
        LabelRules label = LabelRules.DEFAULT;
        return new HubRules(
                new TierRules(
                        leastCitingWorks,
                        TierThresholds.of(
                                tier.thresholds().hub(),
                                tier.thresholds().superHub(),
                                tier.thresholds().megaHub(),
                                0)),
                LabelRules.of(
                        label.leastClassified(),
                        label.share(),
                        label.lowerBound(),
                        label.contestedShare(),
                        label.contestedLeast(),
                        0));
    }

    /** Starts with empty stores. */
    public TopologyFixture(Path stateFolder, int leastCitingWorks) {
        this(stateFolder, leastCitingWorks, InputLimits.DEFAULT);
    }

    /** Starts with empty stores and given limits. */
    public TopologyFixture(Path stateFolder, int leastCitingWorks, InputLimits limits) {
        this(stateFolder, leastCitingWorks, limits, StreamMeters.NONE);
    }

    /** Starts with empty stores and meters. */
    TopologyFixture(Path stateFolder, int leastCitingWorks, InputLimits limits, StreamMeters meters) {
        this(stateFolder, leastCitingWorks, limits, meters, StreamTraces.NONE);
    }

    /** Starts with empty stores and traces. */
    public TopologyFixture(Path stateFolder, int leastCitingWorks, StreamTraces traces) {
        this(stateFolder, leastCitingWorks, InputLimits.DEFAULT, StreamMeters.NONE, traces);
    }

    private TopologyFixture(
            Path stateFolder, int leastCitingWorks, InputLimits limits, StreamMeters meters, StreamTraces traces) {
        TopologySettings settings = new TopologySettings(
                "fixture",
                1,
                limits,
                new ClockCheck(Duration.ofDays(366L * 100)),
                withoutHysteresis(leastCitingWorks),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                new CacheBudget(HeapBudget.of(16 << 20)),
                CrawlerTopics.of(Map.of("crossref-crawler", Set.of("crossref"))),
                List.of());
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "fixture");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamMeters.SETTING, meters);
        properties.put(StreamTraces.SETTING, traces);
        driver = new TopologyTestDriver(HubsTopology.build(settings, properties), properties, Instant.EPOCH);
        ByteArraySerializer bytes = new ByteArraySerializer();
        citations = driver.createInputTopic(StreamsTopicNames.CITATIONS, bytes, bytes);
        works = driver.createInputTopic(StreamsTopicNames.WORKS, bytes, bytes);
        crossref = driver.createInputTopic(CROSSREF_TOPIC, bytes, bytes);
        sources = driver.createInputTopic(StreamsTopicNames.SOURCES, bytes, bytes);
        summaries = driver.createOutputTopic(
                StreamsTopicNames.HUB_SUMMARIES, new StringDeserializer(), new ByteArrayDeserializer());
        changes = driver.createOutputTopic(
                StreamsTopicNames.HUB_CHANGES, new StringDeserializer(), new ByteArrayDeserializer());
        deadLetters = driver.createOutputTopic(
                StreamsTopicNames.DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Delivers a citation event. */
    public void deliver(CitationEvent event) {
        citations.pipeInput(event.citing().bytes(), citationEvents.write(EventOrigin.NONE, event));
    }

    /** Delivers a work event. */
    public void deliver(WorkEvent event) {
        works.pipeInput(event.work().bytes(), workEvents.write(EventOrigin.NONE, event));
    }

    /** Delivers a record of {@code sources.v1}. */
    public void deliverSource(String system, @Nullable String json) {
        sources.pipeInput(
                system.getBytes(StandardCharsets.UTF_8), json == null ? null : json.getBytes(StandardCharsets.UTF_8));
    }

    /** Delivers any bytes to {@code citations.v1}. */
    public void deliverRaw(byte[] key, byte[] value) {
        citations.pipeInput(key, value);
    }

    /** Delivers any bytes to {@link #CROSSREF_TOPIC}. */
    void deliverRawOfCrossref(byte[] key, byte[] value) {
        crossref.pipeInput(key, value);
    }

    /** Delivers any bytes with headers. */
    public void deliverRaw(String topic, byte[] key, byte[] value, Headers headers) {
        (topic.equals(StreamsTopicNames.WORKS) ? works : citations).pipeInput(new TestRecord<>(key, value, headers));
    }

    /** Delivers any bytes to {@code works.v1}. */
    public void deliverRawWork(byte[] key, byte[] value) {
        works.pipeInput(key, value);
    }

    /** Advances the clock; hubs that become due are published. */
    public void pass(Duration time) {
        driver.advanceWallClockTime(time);
        published.addAll(summaries.readRecordsToList());
    }

    /** Advances the clock until no hub is left to publish. */
    public void settle() {
        for (int round = 0; round < 4; round++) {
            pass(Duration.ofSeconds(2));
        }
    }

    /** Returns all publications so far, with withdrawals as null. */
    public List<TestRecord<String, byte[]>> publications() {
        published.addAll(summaries.readRecordsToList());
        return published;
    }

    /** Returns the change events since the last call. */
    public List<TestRecord<String, byte[]>> changeEvents() {
        return changes.readRecordsToList();
    }

    /** Returns the newest summary of each hub that is not withdrawn. */
    public Map<String, JsonNode> summaries() {
        Map<String, JsonNode> newest = new HashMap<>();
        for (TestRecord<String, byte[]> record : publications()) {
            if (record.value() == null) {
                newest.remove(record.key());
            } else {
                newest.put(record.key(), read(record.value()));
            }
        }
        return newest;
    }

    /** Returns the dead letters since the last call, as records. */
    public List<TestRecord<byte[], byte[]>> deadLetterRecords() {
        return deadLetters.readRecordsToList();
    }

    /** Returns the dead letters since the last call. */
    public List<JsonNode> deadLetters() {
        return deadLetters.readValuesToList().stream()
                .map(TopologyFixture::read)
                .toList();
    }

    /** Returns a store of the partition. */
    public KeyValueStore<Bytes, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    public static JsonNode read(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
