package org.citationhubs.query.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.query.scatter.PartitionQuery.NoParams;
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

    /** Amount of all pending work: hubs to publish, unfinished passes over rows, works with a new title. */
    static final PartitionQuery<NoParams, Long> UNPUBLISHED =
            PartitionQuery.ofNumber("unpublished", Stage.HUBS, "hubs", PartitionStores::unpublishedHubs);

    /** Number of works that cite at least one work. */
    static final PartitionQuery<NoParams, Long> CITING_WORKS_TOTAL = PartitionQuery.ofNumber(
            "citing-works-total", Stage.LISTS, "citingWorks", PartitionStores::citingWorksTotal);

    /** All queries of this class. */
    public static final List<PartitionQuery<?, ?>> ALL =
            List.of(KNOWN_WORKS, LISTED_FACTS, PROGRESS, UNPUBLISHED, CITING_WORKS_TOTAL, MENTIONS);

    private PartitionQueries() {}

    private static KnownWorks knownWorks(PartitionStores stores, ReplicaRole role, KnownWorksParams params) {
        Map<WorkId, KnownWork> known = new HashMap<>();
        for (WorkId work : params.works) {
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
        ReferenceList list = stores.referenceList(work);
        return new ListedFacts(list.isUnknown() ? null : list.description().facts());
    }

    private static PartitionProgress progress(PartitionStores stores, ReplicaRole role, ProgressParams params) {
        InputOffsets asOf = stores.asOf();
        WorkId work = params.work;
        return new PartitionProgress(
                asOf, work != null && stores.hubs().numbers().find(work) != 0);
    }

    private static FoundMentions mentions(PartitionStores stores, ReplicaRole role, MentionsParams params) {
        Map<WorkId, Map<WorkId, List<Mention>>> found = new HashMap<>();
        params.citedByCiting.forEach((citing, cited) -> {
            ReferenceList list = stores.referenceList(citing);
            for (ReferenceEntry entry : list.entries()) {
                if (entry.asserted() && cited.contains(entry.cited())) {
                    found.computeIfAbsent(citing, none -> new HashMap<>())
                            .put(entry.cited(), new ArrayList<>(entry.mentions()));
                }
            }
        });
        return new FoundMentions(found);
    }

    /**
     * Requests counts of works.
     *
     * @param titles whether to return titles too, which cost one more read for each work
     */
    record KnownWorksParams(List<WorkId> works, boolean titles) {}

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

    /** Requests the statements of citations, as cited works by citing work. */
    record MentionsParams(Map<WorkId, List<WorkId>> citedByCiting) {}

    /** The statements of the requested citations that exist, by citing and cited work. */
    record FoundMentions(Map<WorkId, Map<WorkId, List<Mention>>> mentions) {}
}
