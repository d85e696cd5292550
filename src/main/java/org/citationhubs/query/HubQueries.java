package org.citationhubs.query;

import java.time.Duration;
import java.util.function.Function;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.query.Answer.Found;
import org.citationhubs.query.Answer.Unavailable;
import org.citationhubs.query.Answer.Unknown;
import org.citationhubs.query.hub.SummaryQuery;
import org.citationhubs.query.hub.WorkLookup;
import org.citationhubs.query.listing.CitingWorkItem;
import org.citationhubs.query.listing.CitingWorksQuery;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.listing.CoCitationEvidence;
import org.citationhubs.query.listing.CoCitationEvidenceQuery;
import org.citationhubs.query.listing.CoCitedPage;
import org.citationhubs.query.listing.CoCitedQuery;
import org.citationhubs.query.listing.CoCitedRequest;
import org.citationhubs.query.listing.ListQueries;
import org.citationhubs.query.listing.ReferenceItem;
import org.citationhubs.query.listing.Timeline;
import org.citationhubs.query.listing.TimelineQuery;
import org.citationhubs.query.local.LocalPartitions;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.local.Poller;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.page.Page;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.topology.message.WorkPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about works from the stores of this instance, in one capacity: as the owner of partitions, or from copies.
 *
 * <p>A question is for the partition that owns the work; what other partitions know of other works in the answer is fetched from wherever they
 * are. Safe for any number of threads, which may have to wait for other instances.
 */
public final class HubQueries {

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final WorkPartitioner partitions;
    private final LocalPartitions local;
    private final ReplicaRole copy;
    private final WorkLookup lookup;
    private final SummaryQuery summaries;
    private final CitingWorksQuery citingWorks;
    private final CoCitedQuery coCited;
    private final CoCitationEvidenceQuery evidence;
    private final TimelineQuery timelines;
    private final ListQueries lists;

    HubQueries(WorkPartitioner partitions, HubRules rules, LocalPartitions local, ReplicaRole copy, WorkLookup lookup) {
        this.partitions = partitions;
        this.local = local;
        this.copy = copy;
        this.lookup = lookup;
        this.summaries = new SummaryQuery(rules, lookup, copy);
        this.citingWorks = new CitingWorksQuery(lookup);
        this.coCited = new CoCitedQuery(lookup);
        this.evidence = new CoCitationEvidenceQuery(lookup);
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
    public Answer<CoCitationEvidence> evidence(WorkId work, WorkId other, int limit, @Nullable String cursor) {
        return ask(work, owner -> evidence.read(owner, work, other, limit, cursor));
    }

    /** When the works that cite a work were published. */
    public Answer<Timeline> timeline(WorkId work, SelfCitationFilter self) {
        return ask(work, owner -> timelines.read(owner, work, self));
    }

    /** The works that a work cites: a question for the {@link org.citationhubs.query.routing.Stage#LISTS lists} of its partition. */
    public Answer<Page<ReferenceItem>> references(WorkId work) {
        return ask(work, owner -> lists.references(owner, work));
    }

    /**
     * Waits until answers about a work cover an input, so that whoever wrote something reads it.
     *
     * @return as of when they do; {@link Unknown} if they do not after that time
     */
    public Answer<InputOffsets> await(WorkId work, MinOffset input, Duration most) {
        Poller patience = new Poller(most, LOOK_EVERY);
        return ask(
                work,
                owner -> patience.ask(() -> {
                    InputOffsets asOf = lookup.asOf(work);
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
            return copy == ReplicaRole.ACTIVE
                    ? new Unknown<>()
                    : new Unavailable<>(partition, UnavailableReason.NOT_SURE);
        } catch (StoreUnavailableException e) {
            return new Unavailable<>(partition, e.reason());
        } catch (IllegalStateException e) {
            // The stores of a copy are filled one by one: for a moment one may speak of what another has not got yet.
            if (copy == ReplicaRole.STANDBY) {
                return new Unavailable<>(partition, UnavailableReason.CHANGING);
            }
            throw e;
        }
    }
}
