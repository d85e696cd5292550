package org.citationhubs.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.Mention;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.citationhubs.query.CitationMentions.Edge;
import org.citationhubs.query.KnownWorksQuestion.KnownWorks;
import org.citationhubs.query.ListedFactsQuestion.Listed;
import org.citationhubs.query.StandingQuestion.Standing;
import org.citationhubs.query.StoreUnavailableException.Reason;
import org.citationhubs.query.UnpublishedQuestion.All;
import org.citationhubs.query.route.Asked;
import org.citationhubs.store.Titles;
import org.citationhubs.topology.Partitions;
import org.jspecify.annotations.Nullable;

/** What a query has to know beside the partition that it reads: of works that other partitions own, wherever those are. */
final class WorkLookup {

    static final KnownWorksQuestion KNOWN_WORKS = new KnownWorksQuestion();
    static final ListedFactsQuestion LISTED_FACTS = new ListedFactsQuestion();
    static final StandingQuestion STANDING = new StandingQuestion();
    static final UnpublishedQuestion UNPUBLISHED = new UnpublishedQuestion();
    static final CitingWorksTotalQuestion CITING_WORKS_TOTAL = new CitingWorksTotalQuestion();
    static final MentionsQuestion MENTIONS = new MentionsQuestion();

    /** What another instance may ask this one for. */
    static final List<PartitionQuestion<?, ?>> QUESTIONS =
            List.of(KNOWN_WORKS, LISTED_FACTS, STANDING, UNPUBLISHED, CITING_WORKS_TOTAL, MENTIONS);

    private final Partitions partitions;
    private final Cluster cluster;

    WorkLookup(Partitions partitions, Cluster cluster) {
        this.partitions = partitions;
        this.cluster = cluster;
    }

    /** What the partitions that own them know of works: those that are not known, or whose partition does not answer, are left out. */
    Known known(Collection<WorkId> works, boolean titles) {
        Map<WorkId, KnownWork> known = new HashMap<>();
        if (works.isEmpty()) {
            return new Known(known, new TreeSet<>());
        }
        Map<Integer, KnownWorksQuestion.Wanted> wanted = new TreeMap<>();
        byPartition(works).forEach((partition, of) -> wanted.put(partition, new KnownWorksQuestion.Wanted(of, titles)));
        Gathered<KnownWorks> gathered = cluster.ask(KNOWN_WORKS, wanted, Asked.OF_ANYBODY);
        gathered.answers().values().forEach(answer -> known.putAll(answer.works()));
        return new Known(known, gathered.missing());
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
    CitingCounts counts(Collection<WorkId> works) {
        Known known = known(works, false);
        Map<WorkId, Integer> counts = new HashMap<>();
        known.works().forEach((work, of) -> counts.put(work, of.citingWorks()));
        return new CitingCounts(counts, known.unavailable());
    }

    /** The statements of many citations: one request to each instance, and never fails for a partition that does not answer. */
    CitationMentions mentions(Collection<Edge> citations) {
        Map<Integer, Map<WorkId, List<WorkId>>> byPartition = new HashMap<>();
        for (Edge edge : citations) {
            byPartition
                    .computeIfAbsent(partitions.of(edge.citing()), none -> new HashMap<>())
                    .computeIfAbsent(edge.citing(), none -> new ArrayList<>())
                    .add(edge.cited());
        }
        Map<Integer, MentionsQuestion.Wanted> wanted = new TreeMap<>();
        byPartition.forEach((partition, of) -> wanted.put(partition, new MentionsQuestion.Wanted(of)));
        Gathered<MentionsQuestion.Found> gathered = cluster.ask(MENTIONS, wanted, Asked.OF_ANYBODY);
        Map<Edge, List<Mention>> statements = new HashMap<>();
        gathered.answers().values().forEach(found -> found.mentions()
                .forEach((citing, of) ->
                        of.forEach((cited, mentions) -> statements.put(new Edge(citing, cited), mentions))));
        return new CitationMentions(statements, gathered.missing());
    }

    /**
     * The titles of works that a partition ranks: as it was told, and where it was not told yet, from those that know.
     *
     * @param told titles by number in that partition
     * @param numbers of the works
     */
    TitlesFound titles(ReadOnlyKeyValueStore<Bytes, byte[]> told, Map<WorkId, Integer> numbers) {
        Map<WorkId, @Nullable String> titles = new HashMap<>();
        List<WorkId> untold = new ArrayList<>();
        numbers.forEach((work, number) -> {
            Titles.Title title = Titles.get(told, number);
            if (title == null) {
                untold.add(work);
            } else {
                titles.put(work, title.text());
            }
        });
        known(untold, true).works().forEach((work, known) -> titles.put(work, known.title()));
        return new TitlesFound(titles, untold.isEmpty());
    }

    /**
     * What the reference list of a work says of it, null if there is none.
     *
     * @throws StoreUnavailableException if nobody can say now
     */
    @Nullable
    WorkFacts listedFacts(WorkId work) {
        int partition = partitions.of(work);
        Gathered<Listed> gathered = cluster.ask(LISTED_FACTS, Map.of(partition, work), Asked.OF_ANYBODY);
        Listed listed = answerOf(gathered, partition);
        return sure(gathered, listed.facts());
    }

    /**
     * Where the hubs of the partition of a work stand; not {@link Standing#known} only if the owner says so.
     *
     * @throws StoreUnavailableException if nobody can say now
     */
    Standing standing(WorkId work) {
        int partition = partitions.of(work);
        Gathered<Standing> gathered =
                cluster.ask(STANDING, Map.of(partition, new StandingQuestion.Wanted(work)), Asked.OF_ANYBODY);
        Standing standing = answerOf(gathered, partition);
        if (!standing.known() && gathered.standby()) {
            throw new StoreUnavailableException(Reason.NOT_SURE, "a copy does not know " + work);
        }
        return standing;
    }

    /**
     * Up to which input the owner of a work's hubs holds everything.
     *
     * @throws StoreUnavailableException if the owner cannot say now
     */
    SortedMap<Integer, Long> asOf(WorkId work) {
        int partition = partitions.of(work);
        return answerOf(
                        cluster.ask(STANDING, Map.of(partition, new StandingQuestion.Wanted(null)), Asked.OF_THE_OWNER),
                        partition)
                .asOf();
    }

    /**
     * How many hubs of all partitions changed and are not published yet.
     *
     * @throws PartitionsUnavailableException if the owner of one cannot say now: then the number is not known
     */
    int unpublishedHubs() {
        return cluster.askAll(UNPUBLISHED, new All(), Asked.OF_THE_OWNER).orThrow().answers().values().stream()
                .mapToInt(UnpublishedQuestion.Unpublished::hubs)
                .sum();
    }

    /**
     * How many works cite anything.
     *
     * @param unavailable gets the partitions that do not answer: their works are missing
     */
    long citingWorksTotal(SortedSet<Integer> unavailable) {
        Gathered<CitingWorksTotalQuestion.Total> gathered =
                cluster.askAll(CITING_WORKS_TOTAL, new CitingWorksTotalQuestion.All(), Asked.OF_ANYBODY);
        unavailable.addAll(gathered.missing());
        return gathered.answers().values().stream()
                .mapToLong(CitingWorksTotalQuestion.Total::citingWorks)
                .sum();
    }

    private static <A> A answerOf(Gathered<A> gathered, int partition) {
        A answer = gathered.answers().get(partition);
        if (answer == null) {
            throw new StoreUnavailableException(
                    Reason.NOT_ANSWERED, gathered.unavailable().getOrDefault(partition, ""));
        }
        return answer;
    }

    /** A copy that has not heard of something may be behind: only what the owner does not know is not there. */
    private static <T> @Nullable T sure(Gathered<?> gathered, @Nullable T found) {
        if (found == null && gathered.standby()) {
            throw new StoreUnavailableException(Reason.NOT_SURE, "a copy does not know it");
        }
        return found;
    }

    /**
     * Titles of works.
     *
     * @param complete whether the partition was told all of them
     */
    record TitlesFound(Map<WorkId, @Nullable String> titles, boolean complete) {}

    /**
     * What is known of works.
     *
     * @param works by id
     * @param unavailable the partitions that did not answer
     */
    record Known(Map<WorkId, KnownWork> works, SortedSet<Integer> unavailable) {}
}
