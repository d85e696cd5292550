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
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.query.hub.PartitionQueries.FoundMentions;
import org.citationhubs.query.hub.PartitionQueries.KnownWork;
import org.citationhubs.query.hub.PartitionQueries.KnownWorks;
import org.citationhubs.query.hub.PartitionQueries.KnownWorksParams;
import org.citationhubs.query.hub.PartitionQueries.ListedFacts;
import org.citationhubs.query.hub.PartitionQueries.MentionsParams;
import org.citationhubs.query.hub.PartitionQueries.PartitionProgress;
import org.citationhubs.query.hub.PartitionQueries.ProgressParams;
import org.citationhubs.query.local.Answer;
import org.citationhubs.query.local.Answer.Found;
import org.citationhubs.query.local.Answer.Unavailable;
import org.citationhubs.query.local.Answer.Unknown;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.routing.RoutingOptions;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.query.scatter.PartitionQuery.NoParams;
import org.citationhubs.query.scatter.PartitionResults;
import org.citationhubs.query.scatter.PartitionsUnavailableException;
import org.citationhubs.query.scatter.ScatterGather;
import org.citationhubs.store.works.WorkTitles;
import org.citationhubs.topology.message.WorkPartitioner;
import org.jspecify.annotations.Nullable;

/** Fetches what a query needs from other partitions: data of works that they own, with one request to each instance. */
public final class WorkLookup {

    private final WorkPartitioner partitions;
    private final ScatterGather scatter;

    public WorkLookup(WorkPartitioner partitions, ScatterGather scatter) {
        this.partitions = partitions;
        this.scatter = scatter;
    }

    /**
     * Returns counts, and titles on request, of works. Unknown works and works of partitions that do not answer are
     * left out.
     */
    public KnownWorkLookup known(Collection<WorkId> works, boolean titles) {
        Map<WorkId, KnownWork> known = new HashMap<>();
        if (works.isEmpty()) {
            return new KnownWorkLookup(known, new TreeSet<>());
        }
        Map<Integer, KnownWorksParams> requests = new TreeMap<>();
        byPartition(works).forEach((partition, of) -> requests.put(partition, new KnownWorksParams(of, titles)));
        PartitionResults<KnownWorks> results =
                scatter.query(PartitionQueries.KNOWN_WORKS, requests, RoutingOptions.ANY_REPLICA);
        results.answers().values().forEach(answer -> known.putAll(answer.works()));
        return new KnownWorkLookup(known, results.missing());
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

    /**
     * Returns the statements of citations. Citations that do not exist and those of partitions that do not answer are
     * left out.
     */
    public CitationMentions mentions(Collection<CitationEdge> citations) {
        Map<Integer, Map<WorkId, List<WorkId>>> byPartition = new HashMap<>();
        for (CitationEdge edge : citations) {
            byPartition
                    .computeIfAbsent(partitions.of(edge.citing()), none -> new HashMap<>())
                    .computeIfAbsent(edge.citing(), none -> new ArrayList<>())
                    .add(edge.cited());
        }
        Map<Integer, MentionsParams> requests = new TreeMap<>();
        byPartition.forEach((partition, of) -> requests.put(partition, new MentionsParams(of)));
        PartitionResults<FoundMentions> results =
                scatter.query(PartitionQueries.MENTIONS, requests, RoutingOptions.ANY_REPLICA);
        Map<CitationEdge, List<Mention>> mentions = new HashMap<>();
        results.answers().values().forEach(found -> found.mentions()
                .forEach((citing, of) ->
                        of.forEach((cited, statements) -> mentions.put(new CitationEdge(citing, cited), statements))));
        return new CitationMentions(mentions, results.missing());
    }

    /**
     * Returns the titles of works that a partition ranks: those that it has received, and the others from the
     * partitions that own the works.
     *
     * @param received titles by number in that partition
     * @param numbers of the works
     */
    TitleLookup titles(ReadOnlyKeyValueStore<Bytes, byte[]> received, Map<WorkId, Integer> numbers) {
        Map<WorkId, @Nullable String> titles = new HashMap<>();
        List<WorkId> missing = new ArrayList<>();
        numbers.forEach((work, number) -> {
            WorkTitles.StoredTitle title = WorkTitles.get(received, number);
            if (title == null) {
                missing.add(work);
            } else {
                titles.put(work, title.text());
            }
        });
        known(missing, true).works().forEach((work, known) -> titles.put(work, known.title()));
        return new TitleLookup(titles, missing.isEmpty());
    }

    /**
     * Returns the facts that the reference list of a work states about the work itself; unknown if there is no list.
     */
    public Answer<WorkFacts> listedFacts(WorkId work) {
        int partition = partitions.of(work);
        PartitionResults<ListedFacts> results =
                scatter.query(PartitionQueries.LISTED_FACTS, Map.of(partition, work), RoutingOptions.ANY_REPLICA);
        ListedFacts listed = results.answers().get(partition);
        if (listed == null) {
            return new Unavailable<>(partition, UnavailableReason.NOT_ANSWERED);
        }
        WorkFacts facts = listed.facts();
        if (facts != null) {
            return new Found<>(facts);
        }
        // A standby may lag: only the active replica knows that there is no list.
        return results.standby() ? new Unavailable<>(partition, UnavailableReason.NOT_SURE) : new Unknown<>();
    }

    /**
     * Returns the progress of the hub stage that owns a work. Only an active replica reports the work as not
     * {@link PartitionProgress#known}.
     *
     * @throws StoreUnavailableException if a standby does not hold the work and the active replica does not answer
     */
    public PartitionProgress progress(WorkId work) {
        int partition = partitions.of(work);
        PartitionResults<PartitionProgress> results = scatter.query(
                PartitionQueries.PROGRESS, Map.of(partition, new ProgressParams(work)), RoutingOptions.ANY_REPLICA);
        PartitionProgress progress = answerOf(results, partition);
        if (!progress.known() && results.standby()) {
            throw new StoreUnavailableException(UnavailableReason.NOT_SURE, "a standby does not hold " + work);
        }
        return progress;
    }

    /**
     * Returns the input offsets that the active hub stage of a work has processed.
     *
     * @throws StoreUnavailableException if it cannot answer now
     */
    public InputOffsets appliedOffsets(WorkId work) {
        int partition = partitions.of(work);
        return answerOf(
                        scatter.query(
                                PartitionQueries.PROGRESS,
                                Map.of(partition, new ProgressParams(null)),
                                RoutingOptions.ACTIVE_ONLY),
                        partition)
                .asOf();
    }

    /**
     * Returns the number of hubs in all partitions that changed and are not published yet, and the amount of pending
     * work on lists that will change hubs.
     *
     * @throws PartitionsUnavailableException if an active replica cannot answer now
     */
    public int unpublishedHubs() {
        // In the direction of the flow: what one partition of lists has finished, another of hubs has received.
        return sum(PartitionQueries.PENDING_LISTS) + sum(PartitionQueries.UNPUBLISHED);
    }

    private int sum(PartitionQuery<NoParams, Long> number) {
        return scatter.queryAll(number, NoParams.NONE, RoutingOptions.ACTIVE_ONLY).orThrow().answers().values().stream()
                .mapToInt(Long::intValue)
                .sum();
    }

    /**
     * Returns the number of works in all partitions that cite at least one work.
     *
     * @param unavailable receives the partitions that do not answer, whose works are missing
     */
    public long citingWorksTotal(SortedSet<Integer> unavailable) {
        PartitionResults<Long> results =
                scatter.queryAll(PartitionQueries.CITING_WORKS_TOTAL, NoParams.NONE, RoutingOptions.ANY_REPLICA);
        unavailable.addAll(results.missing());
        return results.answers().values().stream().mapToLong(Long::longValue).sum();
    }

    private static <A> A answerOf(PartitionResults<A> results, int partition) {
        A answer = results.answers().get(partition);
        if (answer == null) {
            throw new StoreUnavailableException(
                    UnavailableReason.NOT_ANSWERED, results.unavailable().getOrDefault(partition, ""));
        }
        return answer;
    }

    /**
     * Titles of works.
     *
     * @param complete whether the partition had received all of them
     */
    record TitleLookup(Map<WorkId, @Nullable String> titles, boolean complete) {}

    /**
     * Works that other partitions own.
     *
     * @param works by id
     * @param unavailable partitions that did not answer
     */
    public record KnownWorkLookup(Map<WorkId, KnownWork> works, SortedSet<Integer> unavailable) {}

    /** A citation. */
    public record CitationEdge(WorkId citing, WorkId cited) {}

    /**
     * Statements of citations.
     *
     * @param mentions by citation
     * @param unavailable partitions that did not answer
     */
    public record CitationMentions(Map<CitationEdge, List<Mention>> mentions, SortedSet<Integer> unavailable) {}
}
