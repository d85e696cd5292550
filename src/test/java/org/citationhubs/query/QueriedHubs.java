package org.citationhubs.query;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.query.local.QueriedStore;
import org.citationhubs.query.ops.InputLag;
import org.citationhubs.query.routing.HostPort;
import org.citationhubs.query.routing.PartitionReplicas;
import org.citationhubs.query.routing.PeerHealth;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.StandbyLags;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.store.memory.CacheBudget;
import org.citationhubs.store.memory.HeapBudget;
import org.citationhubs.topology.HubsTopology;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.citationhubs.topology.stage.TopologySettings;
import org.jspecify.annotations.Nullable;

/**
 * Runs the real topology in a test driver and reads its stores by interactive queries
 * as the service does, without a broker and threads.
 */
public final class QueriedHubs implements AutoCloseable {

    /** Least number of citing works of a hub in these tests. */
    public static final int LEAST_CITING_WORKS = 3;

    private static final HubRules RULES = new HubRules(TierRules.withLeast(LEAST_CITING_WORKS), LabelRules.DEFAULT);
    private static final HostPort SELF = new HostPort("here", 1);
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> citations;
    private final TestInputTopic<byte[], byte[]> works;
    private final QueryService service;
    private int titles;
    private volatile @Nullable InputLag inputLag = InputLag.NONE;

    /** Starts with empty stores. */
    public QueriedHubs(Path stateFolder) {
        this(stateFolder, Duration.ofMinutes(1));
    }

    /** Starts with empty stores, and with a time for which a query may scan. */
    QueriedHubs(Path stateFolder, Duration scanTime) {
        TopologySettings settings = new TopologySettings(
                "queried",
                1,
                InputLimits.DEFAULT,
                new ClockCheck(Duration.ofDays(366L * 100)),
                RULES,
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                new CacheBudget(HeapBudget.of(16 << 20)));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "queried");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        driver = new TopologyTestDriver(HubsTopology.build(settings, properties), properties, Instant.EPOCH);
        citations = driver.createInputTopic(
                StreamsTopicNames.CITATIONS, new ByteArraySerializer(), new ByteArraySerializer());
        works = driver.createInputTopic(StreamsTopicNames.WORKS, new ByteArraySerializer(), new ByteArraySerializer());
        service = new QueryService(
                new QueryService.QueryServiceParts(
                        role -> this::store,
                        (stage, partition) -> PartitionReplicas.of(SELF, List.of()),
                        SELF,
                        (peer, request) -> {
                            throw new AssertionError("there is no other instance");
                        },
                        new PeerHealth(Duration.ZERO, System::nanoTime),
                        StandbyLags.NONE,
                        (asOf, caughtUpReplica) -> inputLag,
                        () -> State.RUNNING,
                        null),
                1,
                RULES,
                settings(scanTime));
    }

    private static QuerySettings settings(Duration scanTime) {
        return new QuerySettings(Duration.ofSeconds(2), 100, Duration.ofMillis(100), Duration.ofMillis(100), scanTime);
    }

    /** Sets how far each answer is behind its inputs; null if that is unknown. */
    public void lags(@Nullable InputLag lag) {
        inputLag = lag;
    }

    /** Delivers a complete reference list. */
    public void cites(String citing, String publishedAt, String... cited) {
        StringBuilder citations = new StringBuilder();
        for (String work : cited) {
            citations
                    .append(citations.isEmpty() ? "" : ",")
                    .append("{\"cited\":{\"id\":\"")
                    .append(work)
                    .append("\"}}");
        }
        deliver(citing, """
            {"eventId":"e","op":"assert","observedAt":"2026-01-01T00:00:00Z","source":{"system":"test"},
             "references":"complete","citing":{"id":"%s","title":"Title of %s"%s},"citations":[%s]}\
            """.formatted(
                citing, citing, publishedAt.isEmpty() ? "" : ",\"publishedAt\":\"" + publishedAt + "\"", citations));
    }

    /** Delivers an event of {@code citations.v1}. */
    public void deliver(String citing, String json) {
        this.citations.pipeInput(citing.getBytes(StandardCharsets.UTF_8), json.getBytes(StandardCharsets.UTF_8));
    }

    /** Delivers the title of a work, newer than each title before. */
    public void titled(String id, String title) {
        String json = """
                {"eventId":"e","observedAt":"2026-01-%02dT00:00:00Z","id":"%s",\
                "title":"%s"}""".formatted(++titles, id, title);
        works.pipeInput(id.getBytes(StandardCharsets.UTF_8), json.getBytes(StandardCharsets.UTF_8));
    }

    /** Delivers an event of {@code works.v1}. */
    public void describe(String id, String json) {
        works.pipeInput(id.getBytes(StandardCharsets.UTF_8), json.getBytes(StandardCharsets.UTF_8));
    }

    /** Delivers a record that merges an id into another one. */
    public void sameAs(String old, String now) {
        String json = """
                {"eventId":"e","observedAt":"2026-01-02T00:00:00Z","id":"%s","sameAs":"%s"}""".formatted(old, now);
        works.pipeInput(old.getBytes(StandardCharsets.UTF_8), json.getBytes(StandardCharsets.UTF_8));
    }

    /** Advances the clock until every hub is published. */
    public void settle() {
        for (int round = 0; round < 4; round++) {
            driver.advanceWallClockTime(Duration.ofSeconds(2));
        }
    }

    /** Returns the queries to the active replica. */
    public HubQueries queries() {
        return service.hubs(ReplicaRole.ACTIVE);
    }

    /** Returns the service, which cannot measure the lag. */
    public QueryService service() {
        return service;
    }

    /** Returns a store as the topology writes it. */
    KeyValueStore<Bytes, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> store(String name, int partition) {
        return new QueriedStore(name, new QueriedStore.QueryFunction() {
            @Override
            public <R> Optional<QueryResult<R>> query(String store, Query<R> query) {
                return Optional.of(driver.<Bytes, byte[]>getKeyValueStore(store)
                        .query(query, PositionBound.unbounded(), new QueryConfig(false)));
            }
        });
    }

    @Override
    public void close() {
        driver.close();
    }
}
