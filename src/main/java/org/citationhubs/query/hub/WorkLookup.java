package org.citationhubs.query.hub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.hub.CitationMentions.CitationEdge;
import org.citationhubs.query.hub.KnownWorksQuery.KnownWorks;
import org.citationhubs.query.hub.ListedFactsQuery.ListedFacts;
import org.citationhubs.query.hub.PartitionProgressQuery.PartitionProgress;
import org.citationhubs.query.hub.UnpublishedHubsQuery.UnpublishedHubsParams;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.routing.RoutingOptions;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.query.scatter.PartitionResults;
import org.citationhubs.query.scatter.PartitionsUnavailableException;
import org.citationhubs.query.scatter.ScatterGather;
import org.citationhubs.store.works.WorkTitles;
import org.citationhubs.topology.message.WorkPartitioner;
import org.jspecify.annotations.Nullable;

/** What a query has to know beside the partition that it reads: of works that other partitions own, wherever those are. */
public final class WorkLookup {

    static final KnownWorksQuery KNOWN_WORKS = new KnownWorksQuery();
    static final ListedFactsQuery LISTED_FACTS = new ListedFactsQuery();
    static final PartitionProgressQuery STANDING = new PartitionProgressQuery();
    static final UnpublishedHubsQuery UNPUBLISHED = new UnpublishedHubsQuery();
    static final CitingWorksTotalQuery CITING_WORKS_TOTAL = new CitingWorksTotalQuery();
    static final MentionsQuery MENTIONS = new MentionsQuery();

    /** What another instance may ask this one for. */
    public static final List<PartitionQuery<?, ?>> QUESTIONS =
            List.of(KNOWN_WORKS, LISTED_FACTS, STANDING, UNPUBLISHED, CITING_WORKS_TOTAL, MENTIONS);

    private final WorkPartitioner partitions;
    private final ScatterGather cluster;

    public WorkLookup(WorkPartitioner partitions, ScatterGather cluster) {
        this.partitions = partitions;
        this.cluster = cluster;
    }

    /** What the partitions that own them know of works: those that are not known, or whose partition does not answer, are left out. */
    public KnownWorkLookup known(Collection<WorkId> works, boolean titles) {
        Map<WorkId, KnownWork> known = new HashMap<>();
        if (works.isEmpty()) {
            return new KnownWorkLookup(known, new TreeSet<>());
        }
        Map<Integer, KnownWorksQuery.KnownWorksParams> wanted = new TreeMap<>();
        byPartition(works)
                .forEach((partition, of) -> wanted.put(partition, new KnownWorksQuery.KnownWorksParams(of, titles)));
        PartitionResults<KnownWorks> gathered = cluster.ask(KNOWN_WORKS, wanted, RoutingOptions.OF_ANYBODY);
        gathered.answers().values().forEach(answer -> known.putAll(answer.works()));
        return new KnownWorkLookup(known, gathered.missing());
    }

    private Map<Integer, List<WorkId>> byPartition(Collection<WorkId> works) {
        Map<Integer, List<WorkId>> byPartition = new HashMap<>();
        for (WorkId work : works) {
            byPartition
                    .computeIfAbsent(partitions.of(work), none -> new ArrayList<>())
                    .add(work);
        }
        return byPartition;
    }

    /** How many works cite each of many: one request to each instance, and never fails for a partition that does not answer. */
    public CitingWorkCounts counts(Collection<WorkId> works) {
        KnownWorkLookup known = known(works, false);
        Map<WorkId, Integer> counts = new HashMap<>();
        known.works().forEach((work, of) -> counts.put(work, of.citingWorks()));
        return new CitingWorkCounts(counts, known.unavailable());
    }

    /** The statements of many citations: one request to each instance, and never fails for a partition that does not answer. */
    public CitationMentions mentions(Collection<CitationEdge> citations) {
        Map<Integer, Map<WorkId, List<WorkId>>> byPartition = new HashMap<>();
        for (CitationEdge edge : citations) {
            byPartition
                    .computeIfAbsent(partitions.of(edge.citing()), none -> new HashMap<>())
                    .computeIfAbsent(edge.citing(), none -> new ArrayList<>())
                    .add(edge.cited());
        }
        Map<Integer, MentionsQuery.MentionsParams> wanted = new TreeMap<>();
        byPartition.forEach((partition, of) -> wanted.put(partition, new MentionsQuery.MentionsParams(of)));
        PartitionResults<MentionsQuery.FoundMentions> gathered =
                cluster.ask(MENTIONS, wanted, RoutingOptions.OF_ANYBODY);
        Map<CitationEdge, List<Mention>> statements = new HashMap<>();
        gathered.answers().values().forEach(found -> found.mentions()
                .forEach((citing, of) ->
                        of.forEach((cited, mentions) -> statements.put(new CitationEdge(citing, cited), mentions))));
        return new CitationMentions(statements, gathered.missing());
    }

    /**
     * The titles of works that a partition ranks: as it was told, and where it was not told yet, from those that know.
     *
     * @param told titles by number in that partition
     * @param numbers of the works
     */
    TitleLookup titles(ReadOnlyKeyValueStore<Bytes, byte[]> told, Map<WorkId, Integer> numbers) {
        Map<WorkId, @Nullable String> titles = new HashMap<>();
        List<WorkId> untold = new ArrayList<>();
        numbers.forEach((work, number) -> {
            WorkTitles.StoredTitle title = WorkTitles.get(told, number);
            if (title == null) {
                untold.add(work);
            } else {
                titles.put(work, title.text());
            }
        });
        known(untold, true).works().forEach((work, known) -> titles.put(work, known.title()));
        return new TitleLookup(titles, untold.isEmpty());
    }

    /**
     * What the reference list of a work says of it, null if there is none.
     *
     * @throws StoreUnavailableException if nobody can say now
     */
    @Nullable
    public WorkFacts listedFacts(WorkId work) {
        int partition = partitions.of(work);
        PartitionResults<ListedFacts> gathered =
                cluster.ask(LISTED_FACTS, Map.of(partition, work), RoutingOptions.OF_ANYBODY);
        ListedFacts listed = answerOf(gathered, partition);
        return sure(gathered, listed.facts());
    }

    /**
     * Where the hubs of the partition of a work stand; not {@link PartitionProgress#known} only if the owner says so.
     *
     * @throws StoreUnavailableException if nobody can say now
     */
    public PartitionProgress standing(WorkId work) {
        int partition = partitions.of(work);
        PartitionResults<PartitionProgress> gathered = cluster.ask(
                STANDING,
                Map.of(partition, new PartitionProgressQuery.PartitionProgressParams(work)),
                RoutingOptions.OF_ANYBODY);
        PartitionProgress standing = answerOf(gathered, partition);
        if (!standing.known() && gathered.standby()) {
            throw new StoreUnavailableException(UnavailableReason.NOT_SURE, "a copy does not know " + work);
        }
        return standing;
    }

    /**
     * Up to which input the owner of a work's hubs holds everything.
     *
     * @throws StoreUnavailableException if the owner cannot say now
     */
    public InputOffsets asOf(WorkId work) {
        int partition = partitions.of(work);
        return answerOf(
                        cluster.ask(
                                STANDING,
                                Map.of(partition, new PartitionProgressQuery.PartitionProgressParams(null)),
                                RoutingOptions.OF_THE_OWNER),
                        partition)
                .asOf();
    }

    /**
     * How many hubs of all partitions changed and are not published yet.
     *
     * @throws PartitionsUnavailableException if the owner of one cannot say now: then the number is not known
     */
    public int unpublishedHubs() {
        return cluster
                .askAll(UNPUBLISHED, new UnpublishedHubsParams(), RoutingOptions.OF_THE_OWNER)
                .orThrow()
                .answers()
                .values()
                .stream()
                .mapToInt(UnpublishedHubsQuery.UnpublishedHubs::hubs)
                .sum();
    }

    /**
     * How many works cite anything.
     *
     * @param unavailable gets the partitions that do not answer: their works are missing
     */
    public long citingWorksTotal(SortedSet<Integer> unavailable) {
        PartitionResults<CitingWorksTotalQuery.CitingWorksTotal> gathered = cluster.askAll(
                CITING_WORKS_TOTAL, new CitingWorksTotalQuery.CitingWorksTotalParams(), RoutingOptions.OF_ANYBODY);
        unavailable.addAll(gathered.missing());
        return gathered.answers().values().stream()
                .mapToLong(CitingWorksTotalQuery.CitingWorksTotal::citingWorks)
                .sum();
    }

    private static <A> A answerOf(PartitionResults<A> gathered, int partition) {
        A answer = gathered.answers().get(partition);
        if (answer == null) {
            throw new StoreUnavailableException(
                    UnavailableReason.NOT_ANSWERED, gathered.unavailable().getOrDefault(partition, ""));
        }
        return answer;
    }

    /** A copy that has not heard of something may be behind: only what the owner does not know is not there. */
    private static <T> @Nullable T sure(PartitionResults<?> gathered, @Nullable T found) {
        if (found == null && gathered.standby()) {
            throw new StoreUnavailableException(UnavailableReason.NOT_SURE, "a copy does not know it");
        }
        return found;
    }

    /**
     * Titles of works.
     *
     * @param complete whether the partition was told all of them
     */
    record TitleLookup(Map<WorkId, @Nullable String> titles, boolean complete) {}

    /**
     * What is known of works.
     *
     * @param works by id
     * @param unavailable the partitions that did not answer
     */
    public record KnownWorkLookup(Map<WorkId, KnownWork> works, SortedSet<Integer> unavailable) {}
}
