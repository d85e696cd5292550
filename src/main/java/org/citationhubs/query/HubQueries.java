package org.citationhubs.query;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.query.Answer.Elsewhere;
import org.citationhubs.query.Answer.Found;
import org.citationhubs.query.Answer.NotNow;
import org.citationhubs.query.Answer.Unknown;
import org.citationhubs.query.Located.There;
import org.citationhubs.topology.HubRules;
import org.citationhubs.topology.Partitions;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about works from the stores of this instance.
 *
 * <p>A question goes to the partition that owns the work, and first to this instance's own stores, which know best whether they are
 * the active ones; only if they are not is the locator asked who is. Safe for any number of threads.
 */
public final class HubQueries {

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final Partitions partitions;
    private final PartitionStores[] stores;
    private final Locator locator;
    private final SummaryQuery summaries;
    private final ListQueries lists;

    /**
     * Answers from stores.
     *
     * @param rules when a hub is of which tier and has which label
     */
    public HubQueries(Partitions partitions, HubRules rules, Stores stores, Locator locator) {
        this.partitions = partitions;
        this.stores = new PartitionStores[partitions.count()];
        for (int partition = 0; partition < partitions.count(); partition++) {
            this.stores[partition] = PartitionStores.of(stores, partition);
        }
        this.locator = locator;
        WorkLookup lookup = new WorkLookup(partitions, this.stores);
        this.summaries = new SummaryQuery(rules, lookup);
        this.lists = new ListQueries(lookup);
    }

    /** The summary of a work, cited or not. */
    public Answer<HubSummary> summary(WorkId work) {
        return ask(work, owner -> summaries.read(owner, work));
    }

    /**
     * The works that cite a work.
     *
     * @throws InvalidQueryException if the cursor is none of this list
     */
    public Answer<Page<CitingWorkItem>> citingWorks(WorkId work, CitingWorksRequest request) {
        return ask(work, owner -> lists.citingWorks(owner, work, request));
    }

    /**
     * The works that are cited together with a work.
     *
     * @throws InvalidQueryException if the cursor is none of this list
     */
    public Answer<Page<CoCitedItem>> coCited(WorkId work, CoCitedRequest request) {
        return ask(work, owner -> lists.coCited(owner, work, request));
    }

    /** The works that a work cites. */
    public Answer<Page<ReferenceItem>> references(WorkId work) {
        return ask(work, owner -> lists.references(owner, work));
    }

    /**
     * Waits until answers about a work cover an input, so that whoever wrote something reads it.
     *
     * @return as of when they do; {@link Unknown} if they do not after that time
     */
    public Answer<SortedMap<Integer, Long>> await(WorkId work, MinOffset input, Duration most) {
        Patience patience = new Patience(most, LOOK_EVERY);
        return ask(
                work,
                owner -> patience.ask(() -> {
                    SortedMap<Integer, Long> asOf = owner.asOf();
                    return input.coveredBy(asOf) ? asOf : null;
                }));
    }

    /**
     * How many hubs of this instance changed and are not published yet.
     *
     * @throws StoreUnavailableException if a partition cannot be read: then the number is not known
     */
    public int unpublishedHubs() {
        int unpublished = 0;
        for (PartitionStores partition : stores) {
            unpublished += partition.unpublishedHubs();
        }
        return unpublished;
    }

    /**
     * Whether every partition can be read, here or at another instance.
     *
     * @return nothing if so, else the reason of the first that cannot
     */
    public Optional<String> unreadable() {
        for (int partition = 0; partition < stores.length; partition++) {
            try {
                SortedMap<Integer, Long> unused = stores[partition].asOf();
            } catch (StoreUnavailableException e) {
                if (!(locator.locate(partition) instanceof There)) {
                    return Optional.of(
                            "partition " + partition + ": " + e.reason().words());
                }
            }
        }
        return Optional.empty();
    }

    private <T> Answer<T> ask(WorkId work, Function<PartitionStores, @Nullable T> question) {
        int partition = partitions.of(work);
        try {
            T answer = question.apply(stores[partition]);
            return answer == null ? new Unknown<>() : new Found<>(answer);
        } catch (StoreUnavailableException e) {
            return locator.locate(partition) instanceof There there
                    ? new Elsewhere<>(partition, there)
                    : new NotNow<>(partition, e.reason());
        }
    }
}
