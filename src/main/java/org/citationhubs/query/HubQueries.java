package org.citationhubs.query;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.concurrent.Poller;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.query.hub.SummaryQuery;
import org.citationhubs.query.hub.WorkLookup;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.listing.CitingWorksQuery;
import org.citationhubs.query.listing.CitingWorksQuery.CitingWorkItem;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CoCitationEvidenceQuery;
import org.citationhubs.query.listing.CoCitationEvidenceQuery.CoCitationEvidence;
import org.citationhubs.query.listing.CoCitationEvidenceQuery.EvidenceRequest;
import org.citationhubs.query.listing.CoCitedQuery;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedPage;
import org.citationhubs.query.listing.CoCitedRequest;
import org.citationhubs.query.listing.ReferencesQuery;
import org.citationhubs.query.listing.ReferencesQuery.ReferencesPage;
import org.citationhubs.query.listing.ScanTime;
import org.citationhubs.query.listing.TimelineQuery;
import org.citationhubs.query.listing.TimelineQuery.Timeline;
import org.citationhubs.query.local.Answer;
import org.citationhubs.query.local.Answer.Unavailable;
import org.citationhubs.query.local.LocalPartitions;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.page.Page;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.topology.message.WorkPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries about works from the replicas of one role on this instance.
 *
 * <p>A query reads the partition that owns the work, and fetches from other partitions what only they hold of the other
 * works in the answer. Thread-safe; a calling thread may block until other instances have answered.
 */
public final class HubQueries {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

    private final WorkPartitioner partitions;
    private final LocalPartitions local;
    private final ReplicaRole role;
    private final WorkLookup lookup;
    private final SummaryQuery summaries;
    private final CitingWorksQuery citingWorks;
    private final CoCitedQuery coCited;
    private final CoCitationEvidenceQuery evidence;
    private final TimelineQuery timelines;
    private final ReferencesQuery references;

    HubQueries(
            WorkPartitioner partitions,
            HubRules rules,
            LocalPartitions local,
            ReplicaRole role,
            WorkLookup lookup,
            ScanTime scanTime) {
        this.partitions = partitions;
        this.local = local;
        this.role = role;
        this.lookup = lookup;
        this.summaries = new SummaryQuery(rules, lookup, role);
        this.citingWorks = new CitingWorksQuery(scanTime);
        this.coCited = new CoCitedQuery(lookup);
        this.evidence = new CoCitationEvidenceQuery(lookup, scanTime);
        this.timelines = new TimelineQuery();
        this.references = new ReferencesQuery(lookup);
    }

    /** Returns the summary of a work, cited or not. */
    public Answer<HubSummary> summary(WorkId work) {
        return answer(work, stores -> summaries.read(stores, work));
    }

    /** Returns a page of the works that cite a work. */
    public Answer<Page<CitingWorkItem>> citingWorks(WorkId work, CitingWorksRequest request) {
        return answer(work, (stores, hub, asOf) -> citingWorks.read(stores, hub, asOf, request), Page::empty);
    }

    /** Returns a page of the works that are cited together with a work. */
    public Answer<CoCitedPage> coCited(WorkId work, CoCitedRequest request) {
        return answer(
                work,
                (stores, hub, asOf) -> coCited.read(stores, hub, asOf, request),
                asOf -> CoCitedPage.empty(request.measure(), asOf));
    }

    /** Returns a page of the works that cite both a work and another one, with the statements about each. */
    public Answer<CoCitationEvidence> evidence(WorkId work, EvidenceRequest request) {
        return answer(
                work,
                (stores, hub, asOf) -> evidence.read(stores, hub, asOf, request),
                asOf -> new CoCitationEvidence(request.other(), Page.empty(asOf)));
    }

    /** Counts the works that cite a work by year and month of publication. */
    public Answer<Timeline> timeline(WorkId work, SelfCitationFilter self) {
        return answer(work, (stores, hub, asOf) -> timelines.read(stores, hub, asOf, self), Timeline::empty);
    }

    /**
     * Returns the works that a work cites. The query reads the {@link Stage#LISTS lists} stage of the partition.
     *
     * @param source the system whose citations alone are returned, null for those of all
     */
    public Answer<ReferencesPage> references(WorkId work, @Nullable String source) {
        return answer(work, stores -> references.read(stores, work, source));
    }

    /**
     * Waits until the hub stage that owns a work has processed an input record.
     *
     * @return the offsets that it has processed by then; empty if the record is not among them after the timeout
     * @throws StoreUnavailableException if the owner cannot answer now
     */
    public Optional<InputOffsets> awaitCovered(WorkId work, MinOffset input, Duration timeout) {
        return new Poller(timeout, POLL_INTERVAL)
                .poll(() -> Optional.of(lookup.appliedOffsets(work)).filter(input::coveredBy));
    }

    /** Answers a query about a cited work from its rows; a work that is known but not cited has none. */
    private <T> Answer<T> answer(WorkId work, HubQuery<T> query, Function<InputOffsets, T> uncited) {
        return answer(work, stores -> {
            InputOffsets asOf = stores.asOf();
            int hub = stores.hubs().numbers().find(work);
            return hub == 0
                    ? lookup.listedFacts(work).map(facts -> uncited.apply(asOf))
                    : stores.owned(hub).map(owned -> query.read(stores, hub, asOf));
        });
    }

    private <T> Answer<T> answer(WorkId work, Function<PartitionStores, Answer<T>> query) {
        int partition = partitions.of(work);
        try {
            Answer<T> answer = query.apply(local.get(role, partition));
            // A standby may lag: only the active replica knows that no event mentions the work.
            return role == ReplicaRole.ACTIVE
                    ? answer
                    : answer.ifUnknown(new Unavailable<>(partition, UnavailableReason.NOT_SURE));
        } catch (StoreUnavailableException e) {
            return new Unavailable<>(partition, e.reason());
        } catch (IllegalStateException e) {
            // The stores of a standby are restored one by one, so one may refer to an
            // entry that another does not have yet.
            if (role == ReplicaRole.STANDBY) {
                return new Unavailable<>(partition, UnavailableReason.CHANGING);
            }
            throw e;
        }
    }

    /** Reads the rows of a cited work. */
    @FunctionalInterface
    private interface HubQuery<T> {

        T read(PartitionStores stores, int hub, InputOffsets asOf);
    }
}
