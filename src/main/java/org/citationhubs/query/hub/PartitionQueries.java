package org.citationhubs.query.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.EffectiveList;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.page.PageSize;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.query.scatter.PartitionQuery.NoParams;
import org.citationhubs.topology.stage.RecordSizes;
import org.jspecify.annotations.Nullable;

/**
 * The queries with which {@link WorkLookup} fetches what other partitions hold. Names of queries and names of fields
 * are read by instances of another version during an upgrade: never rename one.
 */
public final class PartitionQueries {

    static final PartitionQuery<KnownWorksParams, KnownWorks> KNOWN_WORKS = PartitionQuery.of(
            "known-works", Stage.HUBS, KnownWorksParams.class, KnownWorks.class, PartitionQueries::knownWorks);

    static final PartitionQuery<WorkId, ListedFacts> LISTED_FACTS = PartitionQuery.of(
            "listed-facts", Stage.LISTS, WorkId.class, ListedFacts.class, PartitionQueries::listedFacts);

    static final PartitionQuery<ProgressParams, PartitionProgress> PROGRESS = PartitionQuery.of(
            "standing", Stage.HUBS, ProgressParams.class, PartitionProgress.class, PartitionQueries::progress);

    static final PartitionQuery<MentionsParams, FoundMentions> MENTIONS = PartitionQuery.of(
            "mentions", Stage.LISTS, MentionsParams.class, FoundMentions.class, PartitionQueries::mentions);

    /** Amount of all pending work, see {@link PartitionStores#unpublishedHubs}. */
    static final PartitionQuery<NoParams, Long> UNPUBLISHED =
            PartitionQuery.ofNumber("unpublished", Stage.HUBS, "hubs", PartitionStores::unpublishedHubs);

    /** Amount of work that partitions of lists have not finished. */
    static final PartitionQuery<NoParams, Long> PENDING_LISTS =
            PartitionQuery.ofNumber("pending-lists", Stage.LISTS, "lists", PartitionStores::pendingLists);

    /** Number of works that cite at least one work. */
    static final PartitionQuery<NoParams, Long> CITING_WORKS_TOTAL = PartitionQuery.ofNumber(
            "citing-works-total", Stage.LISTS, "citingWorks", PartitionStores::citingWorksTotal);

    /** All queries of this class. */
    public static final List<PartitionQuery<?, ?>> ALL =
            List.of(KNOWN_WORKS, LISTED_FACTS, PROGRESS, UNPUBLISHED, PENDING_LISTS, CITING_WORKS_TOTAL, MENTIONS);

    /** As many works as the longest reference list may have: no query needs more of one partition at once. */
    static final int MAX_WORKS = RecordSizes.MOST_REFERENCES;

    private PartitionQueries() {}

    private static void requireBounded(int works) {
        if (works > MAX_WORKS) {
            throw new IllegalArgumentException("at most " + MAX_WORKS + " works in one query, not " + works);
        }
    }

    private static KnownWorks knownWorks(PartitionStores stores, ReplicaRole role, KnownWorksParams params) {
        requireBounded(params.works.size());
        Map<WorkId, KnownWork> known = new HashMap<>();
        for (WorkId work : new LinkedHashSet<>(params.works)) {
            int number = stores.hubs().numbers().find(work);
            if (number != 0) {
                known.put(
                        work,
                        new KnownWork(
                                params.titles ? stores.factsOf(number).title() : null,
                                stores.hubs().reader().current(number).counts().citingWorks()));
            }
        }
        return new KnownWorks(known);
    }

    private static ListedFacts listedFacts(PartitionStores stores, ReplicaRole role, WorkId work) {
        EffectiveList list = stores.referenceList(work);
        return new ListedFacts(list.known() ? list.description().facts() : null);
    }

    private static PartitionProgress progress(PartitionStores stores, ReplicaRole role, ProgressParams params) {
        InputOffsets asOf = stores.asOf();
        WorkId work = params.work;
        return new PartitionProgress(
                asOf, work != null && stores.hubs().numbers().find(work) != 0);
    }

    private static FoundMentions mentions(PartitionStores stores, ReplicaRole role, MentionsParams params) {
        requireBounded(params.citedByCiting.size());
        Map<WorkId, Map<WorkId, List<Mention>>> found = new HashMap<>();
        params.citedByCiting.forEach((citing, cited) -> {
            EffectiveList list = stores.referenceList(citing);
            for (ReferenceEntry entry : list.entries()) {
                if (entry.asserted() && cited.contains(entry.cited())) {
                    found.computeIfAbsent(citing, none -> new HashMap<>())
                            .put(entry.cited(), new ArrayList<>(entry.mentions()));
                }
            }
        });
        return new FoundMentions(found);
    }

    private static void requireAtMost(int most, int requested) {
        if (requested > most) {
            throw new IllegalArgumentException("more than " + most + " in one request");
        }
    }

    /**
     * Requests counts of works.
     *
     * @param works at most as many as a list has references
     * @param titles whether to return titles too, which cost one more read for each work
     */
    record KnownWorksParams(List<WorkId> works, boolean titles) {

        KnownWorksParams {
            works = List.copyOf(works);
            requireAtMost(RecordSizes.MOST_REFERENCES, works.size());
        }
    }

    /** The requested works that the partition holds. */
    record KnownWorks(Map<WorkId, KnownWork> works) {}

    /**
     * A work as the partition that owns it holds it.
     *
     * @param title null if no event has one, or if it was not requested
     * @param citingWorks number of works that cite it
     */
    public record KnownWork(@Nullable String title, int citingWorks) {}

    /**
     * Facts that the reference list of a work states about the work itself, the only facts of a work that is not cited.
     *
     * @param facts null if there is no list
     */
    record ListedFacts(@Nullable WorkFacts facts) {}

    /**
     * Requests the progress of a partition.
     *
     * @param work whose presence is checked, null for none
     */
    record ProgressParams(@Nullable WorkId work) {}

    /**
     * The progress of the hub stage of a partition.
     *
     * @param asOf input offsets that it has processed
     * @param known whether it holds the requested work
     */
    public record PartitionProgress(InputOffsets asOf, boolean known) {}

    /**
     * Requests the statements of citations.
     *
     * @param citedByCiting cited works by citing work; at most as many citations as a page may have items
     */
    record MentionsParams(Map<WorkId, List<WorkId>> citedByCiting) {

        MentionsParams {
            Map<WorkId, List<WorkId>> copy = new HashMap<>();
            int citations = 0;
            for (Map.Entry<WorkId, List<WorkId>> entry : citedByCiting.entrySet()) {
                List<WorkId> cited = List.copyOf(entry.getValue());
                copy.put(entry.getKey(), cited);
                citations += cited.size();
            }
            requireAtMost(PageSize.MAX, citations);
            citedByCiting = copy;
        }
    }

    /** The statements of the requested citations that exist, by citing and cited work. */
    record FoundMentions(Map<WorkId, Map<WorkId, List<Mention>>> mentions) {}
}
