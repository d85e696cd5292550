package org.citationhubs.query;

import java.time.Duration;
import java.util.SortedMap;
import java.util.function.Function;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.query.Answer.Found;
import org.citationhubs.query.Answer.NotNow;
import org.citationhubs.query.Answer.Unknown;
import org.citationhubs.query.CitingWorksRequest.Self;
import org.citationhubs.query.StoreUnavailableException.Reason;
import org.citationhubs.query.route.Copy;
import org.citationhubs.topology.HubRules;
import org.citationhubs.topology.Partitions;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about works from the stores of this instance, in one capacity: as the owner of partitions, or from copies.
 *
 * <p>A question is for the partition that owns the work; what other partitions know of other works in the answer is fetched from wherever they
 * are. Safe for any number of threads, which may have to wait for other instances.
 */
public final class HubQueries {

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final Partitions partitions;
    private final LocalPartitions local;
    private final Copy copy;
    private final WorkLookup lookup;
    private final SummaryQuery summaries;
    private final CitingWorksQuery citingWorks;
    private final CoCitedQuery coCited;
    private final EvidenceQuery evidence;
    private final TimelineQuery timelines;
    private final ListQueries lists;

    HubQueries(Partitions partitions, HubRules rules, LocalPartitions local, Copy copy, WorkLookup lookup) {
        this.partitions = partitions;
        this.local = local;
        this.copy = copy;
        this.lookup = lookup;
        this.summaries = new SummaryQuery(rules, lookup, copy);
        this.citingWorks = new CitingWorksQuery(lookup);
        this.coCited = new CoCitedQuery(lookup);
        this.evidence = new EvidenceQuery(lookup);
        this.timelines = new TimelineQuery(lookup);
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
        return ask(work, owner -> citingWorks.read(owner, work, request));
    }

    /**
     * The works that are cited together with a work.
     *
     * @throws InvalidQueryException if the cursor is none of this list
     */
    public Answer<CoCitedPage> coCited(WorkId work, CoCitedRequest request) {
        return ask(work, owner -> coCited.read(owner, work, request));
    }

    /**
     * The works that cite both a work and another, with what they say of each.
     *
     * @throws InvalidQueryException if the cursor is none of this list
     */
    public Answer<Evidence> evidence(WorkId work, WorkId other, int limit, @Nullable String cursor) {
        return ask(work, owner -> evidence.read(owner, work, other, limit, cursor));
    }

    /** When the works that cite a work were published. */
    public Answer<Timeline> timeline(WorkId work, Self self) {
        return ask(work, owner -> timelines.read(owner, work, self));
    }

    /** The works that a work cites: a question for the {@link org.citationhubs.query.route.Half#LISTS lists} of its partition. */
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
                    SortedMap<Integer, Long> asOf = lookup.asOf(work);
                    return input.coveredBy(asOf) ? asOf : null;
                }));
    }

    private <T> Answer<T> ask(WorkId work, Function<PartitionStores, @Nullable T> question) {
        int partition = partitions.of(work);
        try {
            T answer = question.apply(local.get(copy, partition));
            if (answer != null) {
                return new Found<>(answer);
            }
            return copy == Copy.ACTIVE ? new Unknown<>() : new NotNow<>(partition, Reason.NOT_SURE);
        } catch (StoreUnavailableException e) {
            return new NotNow<>(partition, e.reason());
        } catch (IllegalStateException e) {
            // The stores of a copy are filled one by one: for a moment one may speak of what another has not got yet.
            if (copy == Copy.STANDBY) {
                return new NotNow<>(partition, Reason.CHANGING);
            }
            throw e;
        }
    }
}
