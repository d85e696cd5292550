package org.citationhubs.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.query.SummariesQuery.Summaries;
import org.citationhubs.query.SummariesQuery.SummariesParams;
import org.citationhubs.query.hub.PartitionQueries;
import org.citationhubs.query.hub.WorkLookup;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.leaderboard.LeaderboardReader;
import org.citationhubs.query.leaderboard.LeaderboardRequest;
import org.citationhubs.query.listing.ScanTime;
import org.citationhubs.query.local.LocalPartitions;
import org.citationhubs.query.local.StoreProvider;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StreamsStores;
import org.citationhubs.query.ops.InputLags;
import org.citationhubs.query.ops.LagReader;
import org.citationhubs.query.ops.LagUnavailableException;
import org.citationhubs.query.ops.PolledInputLags;
import org.citationhubs.query.ops.ServiceLag;
import org.citationhubs.query.ops.SharedMeasurement;
import org.citationhubs.query.ops.TopologyReader;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.routing.Candidate;
import org.citationhubs.query.routing.CandidateFilter;
import org.citationhubs.query.routing.HostPort;
import org.citationhubs.query.routing.Locator;
import org.citationhubs.query.routing.PeerClient;
import org.citationhubs.query.routing.PeerHealth;
import org.citationhubs.query.routing.PolledStandbyLags;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Route;
import org.citationhubs.query.routing.Router;
import org.citationhubs.query.routing.RoutingOptions;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.routing.StandbyLags;
import org.citationhubs.query.routing.StreamsLocator;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.query.scatter.PartitionsUnavailableException;
import org.citationhubs.query.scatter.ScatterGather;
import org.citationhubs.query.sources.SourcesPage;
import org.citationhubs.query.sources.SourcesReader;
import org.citationhubs.query.titles.TitleSearchReader;
import org.citationhubs.query.titles.TitleSearchRequest;
import org.citationhubs.topology.message.WorkPartitioner;
import org.citationhubs.topology.stage.TopologySettings;
import org.jspecify.annotations.Nullable;

/** Answers all queries, for one running Kafka Streams client. Thread-safe. */
public final class QueryService implements AutoCloseable {

    /** Standbys usually lag by about one commit; a sample costs one request to the brokers. */
    private static final Duration LAG_INTERVAL = Duration.ofSeconds(1);

    private static final Duration LAG_VALID = Duration.ofSeconds(5);

    /** Longer than brokers may take to answer: the lag grows meanwhile, and is not unknown. */
    private static final Duration INPUT_LAG_VALID = Duration.ofSeconds(10);

    private static final String NO_BROKERS = "this service has no brokers to read the lag from";

    private final int partitionCount;
    private final WorkPartitioner partitions;
    private final LocalPartitions local;
    private final HubQueries activeQueries;
    private final HubQueries standbyQueries;
    private final Router router;
    private final PeerClient peers;
    private final StandbyLags lags;
    private final InputLags inputLags;
    private final ScatterGather scatter;
    private final BatchReader batches;
    private final LeaderboardReader leaders;
    private final TitleSearchReader titles;
    private final SourcesReader sources;
    private final TopologyReader topology;
    private final @Nullable LagReader lagReader;
    private final @Nullable SharedMeasurement<ServiceLag> lag;
    private final Supplier<KafkaStreams.State> state;
    private final QuerySettings settings;

    QueryService(QueryServiceParts parts, int partitions, HubRules rules, QuerySettings settings) {
        this.partitionCount = partitions;
        this.partitions = new WorkPartitioner(partitions);
        this.settings = settings;
        this.local = new LocalPartitions(this.partitions, parts.stores);
        this.peers = parts.peers;
        this.lags = parts.lags;
        this.inputLags = parts.inputLags;
        this.state = parts.state;
        this.router = new Router(
                parts.locator,
                parts.self,
                List.of(
                        CandidateFilter.oneHop(),
                        CandidateFilter.activeIfRequired(),
                        CandidateFilter.withinLag(parts.lags, settings.standbyMaxLag())),
                CandidateFilter.notFailing(parts.health));
        PartitionQuery<SummariesParams, Summaries> summaries = SummariesQuery.of(this::hubs);
        List<PartitionQuery<?, ?>> queries = new ArrayList<>(PartitionQueries.ALL);
        queries.addAll(List.of(summaries, LeaderboardReader.QUERY, TitleSearchReader.QUERY, SourcesReader.QUERY));
        this.scatter =
                new ScatterGather(local, router, peers, settings.timeout().dividedBy(2), queries);
        WorkLookup lookup = new WorkLookup(this.partitions, scatter);
        ScanTime scanTime = new ScanTime(settings.scanTime(), System::nanoTime);
        this.activeQueries = new HubQueries(this.partitions, rules, local, ReplicaRole.ACTIVE, lookup, scanTime);
        this.standbyQueries = new HubQueries(this.partitions, rules, local, ReplicaRole.STANDBY, lookup, scanTime);
        this.leaders = new LeaderboardReader(scatter);
        this.titles = new TitleSearchReader(scatter);
        this.sources = new SourcesReader(scatter);
        this.batches = new BatchReader(this.partitions, scatter, summaries);
        this.topology = new TopologyReader(parts.locator, parts.self, parts.peers, parts.lags, parts.state, partitions);
        Function<WorkLookup, LagReader> reader = parts.lagReader;
        LagReader created = reader == null ? null : reader.apply(lookup);
        this.lagReader = created;
        this.lag = created == null ? null : new SharedMeasurement<>("lag", created::read);
    }

    /**
     * Creates a service that queries the stores of a client and other instances.
     *
     * @param topology settings that the client was built with
     * @param admin reads the lag; must stay open as long as the service, which does not close it
     * @param self {@code application.server} of the client
     * @param health of the instances that {@code peers} calls
     */
    public static QueryService of(
            KafkaStreams client,
            TopologySettings topology,
            Admin admin,
            HostPort self,
            PeerClient peers,
            PeerHealth health,
            QuerySettings settings) {
        QueryServiceParts parts = new QueryServiceParts(
                role -> new StreamsStores(client, role),
                new StreamsLocator(client),
                self,
                peers,
                health,
                PolledStandbyLags.of(client, LAG_INTERVAL, LAG_VALID),
                PolledInputLags.of(
                        admin, topology.applicationId(), topology.inputTopics(), LAG_INTERVAL, INPUT_LAG_VALID),
                client::state,
                lookup -> new LagReader(
                        admin,
                        topology.applicationId(),
                        topology.inputTopics(),
                        lookup::unpublishedHubs,
                        settings.maxSendTime()));
        return new QueryService(parts, topology.partitions(), topology.rules(), settings);
    }

    /** Returns the queries about works that read the local replicas of a role. */
    public HubQueries hubs(ReplicaRole role) {
        return role == ReplicaRole.ACTIVE ? activeQueries : standbyQueries;
    }

    /** Returns the number of partitions of {@code citations.v1}. */
    public int partitions() {
        return partitionCount;
    }

    /** Returns the partition that owns a work. */
    public int partitionOf(WorkId work) {
        return partitions.of(work);
    }

    /** Returns the candidates for a query about a work. */
    public Route route(Stage stage, WorkId work, RoutingOptions options) {
        return router.route(stage, partitions.of(work), options);
    }

    /** Returns the lag of the local stores that hold a work: 0 of an active replica, empty if it is unknown. */
    public OptionalLong lag(Stage stage, WorkId work, ReplicaRole role) {
        return role == ReplicaRole.ACTIVE ? OptionalLong.of(0) : lags.lag(stage, partitions.of(work));
    }

    /** Returns the lags of answers behind the inputs. */
    public InputLags inputLags() {
        return inputLags;
    }

    /** Returns whether stores with this lag may answer; false if the lag is unknown. */
    public boolean isWithinLag(OptionalLong storeLag) {
        return storeLag.isPresent() && storeLag.getAsLong() <= settings.standbyMaxLag();
    }

    /** Returns the client for other instances. */
    public PeerClient peers() {
        return peers;
    }

    /** Returns the timeout of a query. */
    public Duration timeout() {
        return settings.timeout();
    }

    /** Returns the longest wait for the input that a request requires, in addition to the timeout of a query. */
    public Duration inputTimeout() {
        return settings.inputTimeout();
    }

    /**
     * Measures the lag of the service over all instances.
     *
     * @throws LagUnavailableException if the brokers do not answer
     * @throws PartitionsUnavailableException if an active replica does not answer
     */
    public ServiceLag measureLag() {
        if (lagReader == null) {
            throw new LagUnavailableException(NO_BROKERS, null);
        }
        return lagReader.read();
    }

    /**
     * Measures the lag of the service over all instances, after the call and for all callers at once.
     *
     * @return fails with {@link LagUnavailableException} if the brokers do not answer, and with {@link
     *     PartitionsUnavailableException} if an active replica does not answer
     */
    public CompletionStage<ServiceLag> lag() {
        return lag == null ? CompletableFuture.failedFuture(new LagUnavailableException(NO_BROKERS, null)) : lag.next();
    }

    /** Returns the reader of instances and replicas. */
    public TopologyReader topology() {
        return topology;
    }

    /**
     * Returns the summaries of many works.
     *
     * @throws InvalidQueryException if there are more than {@link BatchResult#MAX_WORKS}
     */
    public BatchResult summaries(List<WorkId> works) {
        return batches.read(works);
    }

    /** Returns a page of the leading hubs of all partitions. */
    public LeaderboardPage leaders(LeaderboardRequest request) {
        return leaders.read(request);
    }

    /** Returns a page of the hubs whose titles start with a prefix, in the order of the titles. */
    public LeaderboardPage titled(TitleSearchRequest request) {
        return titles.read(request);
    }

    /** Returns who states citations, over all partitions. */
    public SourcesPage sources() {
        return sources.read();
    }

    /** Returns whether the answer to a partition query of another instance may call further instances. */
    public boolean callsPeers(String name) {
        return scatter.callsPeers(name);
    }

    /**
     * Answers a partition query of another instance from local stores.
     *
     * @param name of the query
     * @param role of the replicas to read
     * @param body as {@link ScatterGather} of the other instance wrote it
     * @throws IllegalArgumentException if there is no such query
     */
    public byte[] answerPeer(String name, ReplicaRole role, byte[] body) {
        return scatter.answer(name, role, body);
    }

    /** Returns the state of the Kafka Streams client. */
    public KafkaStreams.State state() {
        return state.get();
    }

    /** Returns the {@code host:port} at which other instances reach this one. */
    public String self() {
        return router.self().toString();
    }

    /** Returns why the first unreadable partition cannot be read here or on another instance; empty if all can. */
    public Optional<String> unreadable() {
        for (Stage stage : Stage.values()) {
            for (int partition = 0; partition < partitions.count(); partition++) {
                Route route = router.route(stage, partition, RoutingOptions.ANY_REPLICA);
                if (route.candidates().stream().noneMatch(candidate -> isReadable(candidate, route))) {
                    return Optional.of("partition " + partition + " of " + stage + " has no readable replica, "
                            + route.excluded());
                }
            }
        }
        return Optional.empty();
    }

    private boolean isReadable(Candidate candidate, Route route) {
        if (!candidate.local()) {
            return true;
        }
        try {
            local.get(candidate.role(), route.partition()).requireReadable(route.stage());
            return true;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (lag != null) {
            lag.close();
        }
        if (lags instanceof PolledStandbyLags polled) {
            polled.close();
        }
        if (inputLags instanceof PolledInputLags polled) {
            polled.close();
        }
    }

    /**
     * The parts of a service, which a test replaces.
     *
     * @param lagReader creates the reader of the lag; null without brokers
     */
    public record QueryServiceParts(
            Function<ReplicaRole, StoreProvider> stores,
            Locator locator,
            HostPort self,
            PeerClient peers,
            PeerHealth health,
            StandbyLags lags,
            InputLags inputLags,
            Supplier<KafkaStreams.State> state,
            @Nullable Function<WorkLookup, LagReader> lagReader) {}
}
