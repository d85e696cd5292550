package org.citationhubs.topology.hubs;

import java.util.List;
import java.util.function.Consumer;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.work.DescriptionsBySource;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.store.hubs.HubCache;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.lists.CachedCitingLists;
import org.citationhubs.store.memory.CacheBudget.CacheShare;
import org.citationhubs.store.pending.PublicationQueue;
import org.citationhubs.store.progress.AppliedOffsets;
import org.citationhubs.store.progress.StoreWatermarks;
import org.citationhubs.store.works.WorkNumbers;
import org.citationhubs.topology.hubs.RoundBudget.Deadline;
import org.citationhubs.topology.hubs.TitleSubscriptions.TitleUpdates;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.HubStageMessage.TitleReply;
import org.citationhubs.topology.message.SourceRevocation;
import org.citationhubs.topology.message.WorkPartitioner;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.TopologySettings;

/**
 * One partition of hubs: applies messages to its stores and publishes the hubs that changed.
 *
 * <p>Lives from {@code init} of its processor to the next {@code init} or {@code close}. Everything in memory can be
 * read from the stores again. Used by one stream thread.
 */
final class HubPartition implements HubStageMessage.MessageHandler {

    /** The number of scans that take turns. */
    private static final int SCANS = 5;

    private final int partition;
    private final RoundBudget budget;
    private final HubCache hubs;
    private final WorkNumbers numbers;
    private final CachedCitingLists lists;
    private final CitingWorkFacts citingFacts;
    private final AppliedOffsets progress;
    private final ProgressRelay relay;
    private final StoreWatermarks watermarks;
    private final BacklogDetector backlog;
    private final PublicationScheduler scheduler;
    private final HubChanges changes;
    private final RowMaintenance rowMaintenance;
    private final WindowRefreshScan windows;
    private final RuleChangeScan ruleChanges;
    private final SourceRuleChanges sourceRules;
    private final PublishedKeyCheck publishedKeys;
    private final TitleSubscriptions titles;
    private final ListUpdateHandler listUpdates;
    private final WorkUpdateHandler workUpdates;
    private final HubPublisher publisher;
    private final StreamMeters meters;
    private final PublicationTraces traces;
    private long eventTime;
    private long now;
    private long offset;
    private int round;

    HubPartition(
            TopologySettings settings,
            int partition,
            HubStores stores,
            CacheShare caches,
            Consumer<? super HubStageOutput> outputs,
            HubStageInstruments instruments) {
        this.numbers = new WorkNumbers(stores.numbers(), caches::numbers);
        this.lists = stores.lists();
        ChangeTimeSamples changeTimes = new ChangeTimeSamples();
        this.partition = partition;
        this.budget = new RoundBudget(instruments.nanoTime(), settings.publishBudget());
        this.meters = instruments.meters();
        this.traces = instruments.traces();
        this.hubs = new HubCache(stores, caches::hubs);
        this.progress = new AppliedOffsets(stores.progress());
        this.watermarks = new StoreWatermarks(stores.onDisk(), stores.out());
        this.backlog = new BacklogDetector(settings.publishInterval(), instruments.thread());
        this.scheduler =
                new PublicationScheduler(new PublicationQueue(stores.pending()), backlog, settings.publishInterval());
        this.changes = new HubChanges(
                hubs, scheduler, changeTimes, traces, settings.rules().tier().least());
        HubPartitionContext context = new HubPartitionContext(
                partition, new WorkPartitioner(settings.partitions()), stores, numbers, hubs, outputs);
        this.relay = new ProgressRelay(context, progress);
        this.citingFacts = new CitingWorkFacts(stores.view().citingLists(), caches::facts);
        this.rowMaintenance = new RowMaintenance(context, changes);
        this.windows = new WindowRefreshScan(stores);
        this.titles = new TitleSubscriptions(context, caches::titles);
        this.ruleChanges = new RuleChangeScan(context, changes, settings.rules(), instruments.wallClock());
        this.sourceRules = new SourceRuleChanges(context, settings.sourceRank());
        this.publishedKeys = new PublishedKeyCheck(context, settings.rules(), progress, instruments.publishedKeys());
        this.listUpdates = new ListUpdateHandler(context, rowMaintenance, changes, citingFacts, progress);
        this.workUpdates = new WorkUpdateHandler(context, titles, rowMaintenance, changes, sourceRules, meters);
        this.publisher = new HubPublisher(
                context,
                titles,
                citingFacts,
                progress,
                settings.rules(),
                ruleChanges.epoch(),
                new PublicationMeters(meters, changeTimes));
    }

    /**
     * Applies a message.
     *
     * @param newOffset of the message among the messages of the partition
     * @param newEventTime when the event behind the message was written to Kafka, in milliseconds since 1970
     * @param newNow the wall clock, likewise
     */
    void onMessage(HubStageMessage message, long newOffset, long newEventTime, long newNow) {
        offset = newOffset;
        eventTime = newEventTime;
        now = newNow;
        changes.beginRecord(newEventTime, newNow);
        message.dispatch(this);
        hubs.shrink();
    }

    @Override
    public void onListChange(PartitionUpdate update) {
        backlog.onChange(eventTime, now);
        listUpdates.apply(update, offset);
        workUpdates.updateDescriptions(update.citing(), update.described());
        WorkIdentity identity = update.identity();
        if (identity != null) {
            workUpdates.updateIdentity(update.citing(), identity);
        }
        progress.apply(update.source());
    }

    @Override
    public void onInputProgress(InputOffsets sources, int newestDay) {
        sources.byPartition().forEach((input, offset) -> progress.apply(new InputOffset(input, offset)));
        progress.advanceTo(newestDay);
        relay.onProgress(sources);
    }

    @Override
    public void onTitleRequests(int byPartition, List<WorkId> works) {
        titles.onRequests(byPartition, works);
    }

    @Override
    public void onTitleReplies(List<TitleReply> replies) {
        TitleUpdates updates = titles.onReplies(replies);
        updates.changed().forEach(changes::summaryChanged);
        updates.complete().forEach(scheduler::titlesComplete);
    }

    @Override
    public void onAliasRequest(WorkId alias, WorkId survivor, boolean wanted) {
        workUpdates.onAliasRequest(alias, survivor, wanted);
    }

    @Override
    public void onAliasReply(WorkId survivor, WorkId alias, DescriptionsBySource descriptions) {
        workUpdates.onAliasReply(survivor, alias, descriptions);
    }

    @Override
    public void onSourceRevocation(SourceRevocation revocation) {
        sourceRules.revoke(revocation.system(), revocation.revoked());
    }

    @Override
    public void onSurvivorRequest(WorkId citing, List<WorkId> cited) {
        workUpdates.onSurvivorRequest(citing, cited);
    }

    /** Publishes hubs that are due, within the publish budget. */
    void publishDue(long newNow) {
        now = newNow;
        changes.beginRound(now);
        scheduler.beginRound(now);
        progress.store(now);
        relay.send(now);
        watermarks.set(progress.asOf(), now);
        budget.begin();
        rowMaintenance.resume(budget.rows());
        scan(budget.scans());
        publisher.beginRound();
        requestTitles(budget.preparation());
        publishUntil(budget.publications());
        titles.sendRequests();
        trimCaches();
        meters.unpublished(partition, scheduler.size());
    }

    /**
     * Continues the scans of all hubs and of the published keys. In turn each of them goes first, so that none of them
     * waits for another.
     */
    private void scan(Deadline end) {
        round++;
        for (int scan = 0; scan < SCANS; scan++) {
            switch ((round + scan) % SCANS) {
                case 0 -> titles.scanChanges(end, changes::summaryChanged);
                case 1 ->
                    windows.resume(progress.newestDay(), now, scheduler.size() == 0, end, changes::summaryChanged);
                case 2 -> publishedKeys.resume(now, end);
                case 3 -> sourceRules.resume(end, workUpdates::describeAnew);
                default -> ruleChanges.resume(end);
            }
        }
    }

    /** Requests the titles of hubs that will not be deferred, so that the replies arrive before the hubs are due. */
    private void requestTitles(Deadline end) {
        while (!end.isReached()) {
            int hub = scheduler.nextToPrepare();
            if (hub == PublicationScheduler.NO_HUB) {
                return;
            }
            publisher.requestTitles(hub);
            hubs.shrink();
        }
    }

    private void publishUntil(Deadline end) {
        // Activity windows end on the stream's day, which is known soon after the first event.
        if (progress.newestDay() == EpochDay.NONE) {
            return;
        }
        while (scheduler.hasDue() && !end.isReached()) {
            int deferrable = scheduler.deferrable();
            if (deferrable != PublicationScheduler.NO_HUB && publisher.requestTitles(deferrable)) {
                scheduler.defer();
            } else {
                publish(scheduler.take());
            }
            hubs.shrink();
        }
    }

    private void publish(int hub) {
        traces.beginPublication(hub);
        try {
            publisher.publish(hub, now);
            scheduler.published(hub);
        } finally {
            traces.endPublication();
        }
    }

    /** Keeps the bounds, which are lower since another partition was assigned. */
    private void trimCaches() {
        hubs.shrink();
        numbers.trim();
        lists.trim();
        citingFacts.trim();
        titles.trim();
    }

    /** Removes the partition from the meters. */
    void close() {
        publishedKeys.close();
        meters.unpublished(partition, 0);
    }
}
