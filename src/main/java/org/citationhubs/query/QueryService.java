package org.citationhubs.query;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.query.hub.WorkLookup;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.leaderboard.LeaderboardReader;
import org.citationhubs.query.leaderboard.LeaderboardRequest;
import org.citationhubs.query.local.LocalPartitions;
import org.citationhubs.query.local.StoreProvider;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StreamsStores;
import org.citationhubs.query.ops.LagReader;
import org.citationhubs.query.ops.LagUnavailableException;
import org.citationhubs.query.ops.ServiceLag;
import org.citationhubs.query.ops.TopologyReader;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.routing.Candidate;
import org.citationhubs.query.routing.CandidateFilter;
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
import org.citationhubs.query.scatter.PartitionsUnavailableException;
import org.citationhubs.query.scatter.ScatterGather;
import org.citationhubs.query.titles.TitleSearchReader;
import org.citationhubs.query.titles.TitleSearchRequest;
import org.citationhubs.topology.message.WorkPartitioner;
import org.citationhubs.topology.stage.TopologySettings;
import org.jspecify.annotations.Nullable;

/** All that can be asked during one life of Kafka Streams. */
public final class QueryService implements AutoCloseable {

    /** Replicas are usually within a commit of the owner; a look costs one request to the brokers. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final Duration LOOK_VALID = Duration.ofSeconds(5);

    private final WorkPartitioner partitions;
    private final LocalPartitions local;
    private final HubQueries ofOwner;
    private final HubQueries ofCopies;
    private final Router router;
    private final PeerClient peers;
    private final StandbyLags lags;
    private final ScatterGather cluster;
    private final WorkLookup lookup;
    private final BatchReader batches;
    private final LeaderboardReader leaders;
    private final TitleSearchReader titles;
    private final TopologyReader topology;
    private final @Nullable LagReader lag;
    private final Supplier<KafkaStreams.State> state;
    private final QuerySettings settings;

    QueryService(QueryServiceParts parts, int partitions, HubRules rules, QuerySettings settings) {
        this.partitions = new WorkPartitioner(partitions);
        this.settings = settings;
        this.local = new LocalPartitions(this.partitions, parts.stores);
        this.peers = parts.peers;
        this.lags = parts.lags;
        this.state = parts.state;
        this.router = new Router(
                parts.locator,
                parts.self,
                List.of(
                        CandidateFilter.oneHop(),
                        CandidateFilter.ownerIfRequired(),
                        CandidateFilter.withinLag(parts.lags, settings.standbyMaxLag())),
                CandidateFilter.notFailing(parts.health));
        this.cluster =
                new ScatterGather(local, router, peers, settings.patience().dividedBy(2), WorkLookup.QUESTIONS);
        this.lookup = new WorkLookup(this.partitions, cluster);
        this.ofOwner = new HubQueries(this.partitions, rules, local, ReplicaRole.ACTIVE, lookup);
        this.ofCopies = new HubQueries(this.partitions, rules, local, ReplicaRole.STANDBY, lookup);
        SummariesQuery summaries = new SummariesQuery(this::hubs);
        cluster.takes(summaries);
        cluster.takes(LeaderboardReader.QUESTION);
        cluster.takes(TitleSearchReader.QUESTION);
        this.leaders = new LeaderboardReader(cluster);
        this.titles = new TitleSearchReader(cluster);
        this.batches = new BatchReader(this.partitions, cluster, summaries);
        this.topology = new TopologyReader(parts.locator, parts.self, parts.peers, parts.lags, parts.state, partitions);
        Function<WorkLookup, LagReader> reader = parts.lagReader;
        this.lag = reader == null ? null : reader.apply(lookup);
    }

    /**
     * Asks the stores of a client that was built with these settings, and other instances.
     *
     * @param admin for the lag; stays open as long as questions are asked, and is closed by whoever opened it
     * @param self the client's {@code application.server}
     * @param health of the instances that {@code peers} asks
     */
    public static QueryService of(
            KafkaStreams client,
            TopologySettings topology,
            Admin admin,
            HostInfo self,
            PeerClient peers,
            PeerHealth health,
            QuerySettings settings) {
        QueryServiceParts parts = new QueryServiceParts(
                copy -> new StreamsStores(client, copy),
                new StreamsLocator(client),
                self,
                peers,
                health,
                PolledStandbyLags.of(client, BETWEEN_LOOKS, LOOK_VALID),
                client::state,
                lookup -> new LagReader(admin, topology.applicationId(), lookup::unpublishedHubs, settings.onTheWay()));
        return new QueryService(parts, topology.partitions(), topology.rules(), settings);
    }

    /** Answers about works from the stores that are here, as owner or from copies. */
    public HubQueries hubs(ReplicaRole copy) {
        return copy == ReplicaRole.ACTIVE ? ofOwner : ofCopies;
    }

    /** The partition that owns a work. */
    public int partitionOf(WorkId work) {
        return partitions.of(work);
    }

    /** Who is asked about a work. */
    public Route route(Stage half, WorkId work, RoutingOptions asked) {
        return router.route(half, partitions.of(work), asked);
    }

    /** How far the stores here are behind: an owner is not. */
    public OptionalLong behind(Stage half, WorkId work, ReplicaRole copy) {
        return copy == ReplicaRole.ACTIVE ? OptionalLong.of(0) : lags.behind(half, partitions.of(work));
    }

    /** Whether stores that are so far behind may answer; not if that is not known. */
    public boolean isNear(OptionalLong behind) {
        return behind.isPresent() && behind.getAsLong() <= settings.standbyMaxLag();
    }

    /** Asks other instances. */
    public PeerClient peers() {
        return peers;
    }

    /** How long answers may take. */
    public Duration patience() {
        return settings.patience();
    }

    /**
     * How far all instances together are behind.
     *
     * @throws LagUnavailableException if the brokers cannot tell
     * @throws PartitionsUnavailableException if an owner cannot tell
     */
    public ServiceLag lag() {
        if (lag == null) {
            throw new LagUnavailableException("nobody measures it here", null);
        }
        return lag.read();
    }

    /** Who holds what. */
    public TopologyReader topology() {
        return topology;
    }

    /**
     * The summaries of many works.
     *
     * @throws InvalidQueryException if there are more than {@link BatchResult#MOST}
     */
    public BatchResult summaries(List<WorkId> works) {
        return batches.read(works);
    }

    /**
     * The leading hubs of all partitions.
     *
     * @throws InvalidQueryException if the cursor is none of this order
     */
    public LeaderboardPage leaders(LeaderboardRequest request) {
        return leaders.read(request);
    }

    /** The hubs whose titles begin so, in the order of the titles. */
    public LeaderboardPage titled(TitleSearchRequest request) {
        return titles.read(request);
    }

    /** Whether answering a question of another instance may take asking others in turn. */
    public boolean asksOthers(String name) {
        return cluster.asksOthers(name);
    }

    /**
     * Answers a question of another instance from the stores that are here.
     *
     * @param name of the question
     * @param copy in which capacity
     * @param body as {@link ScatterGather} of the other instance wrote it
     * @throws IllegalArgumentException if there is no such question
     */
    public byte[] answerPeer(String name, ReplicaRole copy, byte[] body) {
        return cluster.answer(name, copy, body);
    }

    /** The state of the streams. */
    public KafkaStreams.State state() {
        return state.get();
    }

    /** {@code host:port} at which other instances reach this one. */
    public String self() {
        return router.self().host() + ":" + router.self().port();
    }

    /**
     * Whether every partition can be read, here or at another instance.
     *
     * @return nothing if so, else the reason of the first that cannot
     */
    public Optional<String> unreadable() {
        for (Stage half : Stage.values()) {
            for (int partition = 0; partition < partitions.count(); partition++) {
                Route route = router.route(half, partition, RoutingOptions.OF_ANYBODY);
                if (route.candidates().stream().noneMatch(candidate -> isReadable(candidate, route))) {
                    return Optional.of("partition " + partition + " of " + half + ": it can be read here by nobody, "
                            + route.excluded());
                }
            }
        }
        return Optional.empty();
    }

    private boolean isReadable(Candidate candidate, Route route) {
        if (!candidate.here()) {
            return true;
        }
        try {
            local.get(candidate.copy(), route.partition()).requireReadable(route.half());
            return true;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (lags instanceof PolledStandbyLags polled) {
            polled.close();
        }
    }

    /**
     * What the service is made of.
     *
     * @param lagReader null where there is no cluster
     */
    public record QueryServiceParts(
            Function<ReplicaRole, StoreProvider> stores,
            Locator locator,
            HostInfo self,
            PeerClient peers,
            PeerHealth health,
            StandbyLags lags,
            Supplier<KafkaStreams.State> state,
            @Nullable Function<WorkLookup, LagReader> lagReader) {}
}
