package org.citationhubs.topology.hubs;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.store.hubs.HubCache;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.hubs.InMemoryHub;
import org.citationhubs.store.pending.PublicationQueue;
import org.citationhubs.store.progress.AppliedOffsets;
import org.citationhubs.store.progress.StoreWatermarks;
import org.citationhubs.store.works.WorkNumbers;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.WorkPartitioner;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.citationhubs.topology.stage.TopologySettings;

/**
 * One partition of hubs: what it holds in memory beside its stores, and which part of it answers to which message.
 *
 * <p>Lives as long as its stores do; whatever is in memory can be read from them again.
 */
final class HubPartition implements HubStageMessage.MessageHandler {

    /** Below this many citing works a cited work is counted whenever somebody asks; from here on it is kept up to date. */
    private static final int LEAST_KEPT = 10;

    /** The part of a publish interval after which titles are asked for: the answer takes two commits, and more is known the later. */
    private static final int ASKED_AFTER = 2;

    /** The part of the time for publishing that is spent on asking at the most: what is due goes on being published. */
    private static final int ASKING = 4;

    /** After how many publish intervals a hub that has got its titles goes before others that have not been looked at yet. */
    private static final int LONG_HELD = 2;

    /** For how many a hub waits for its titles at the most: whoever knows them may be away. */
    private static final int HELD = 5;

    private final TopologySettings settings;
    private final int partition;
    private final StreamMeters meters;
    private final WorkNumbers numbers;
    private final HubCache hubs;
    private final PublicationQueue unpublished;
    private final AppliedOffsets progress;
    private final StoreWatermarks marks;
    private final BacklogDetector catchUp;
    private final RowMaintenance rowWork;
    private final WindowRefreshScan windows;
    private final ListUpdateHandler citedLists;
    private final WorkUpdateHandler descriptions;
    private final TitleSubscriptions titles;
    private final HubPublisher publisher;
    private final int leastKept;
    private final long interval;
    private final ChangeTimeSamples changes = new ChangeTimeSamples();
    private final PublicationTraces traces;
    private long now;
    private long eventTime;
    private long offset;

    HubPartition(
            TopologySettings settings,
            int partition,
            HubStores stores,
            Consumer<? super HubStageOutput> outputs,
            StreamMeters meters,
            PublicationTraces traces,
            ThreadIdleness thread) {
        this.settings = settings;
        this.traces = traces;
        this.partition = partition;
        this.meters = meters;
        this.numbers = new WorkNumbers(stores.numbers(), settings.numbersRemembered());
        this.hubs = new HubCache(stores, settings.liveHubBytes());
        this.interval = settings.publishInterval().toMillis();
        this.unpublished = new PublicationQueue(stores.pending());
        this.progress = new AppliedOffsets(stores.progress());
        this.marks = new StoreWatermarks(stores.onDisk(), stores.out());
        this.catchUp = new BacklogDetector(settings.publishInterval(), thread);
        this.leastKept =
                Math.min(LEAST_KEPT, Math.max(1, settings.rules().tier().least()));
        WorkPartitioner partitions = new WorkPartitioner(settings.partitions());
        this.rowWork = new RowMaintenance(stores, numbers, hubs, partitions, outputs, this::hubChanged);
        this.windows = new WindowRefreshScan(stores, this::shownChanged);
        this.titles = new TitleSubscriptions(
                stores,
                numbers,
                partitions,
                partition,
                outputs,
                settings.numbersRemembered() / 4,
                this::shownChanged,
                unpublished::release);
        this.publisher = new HubPublisher(
                stores,
                numbers,
                hubs,
                titles,
                progress,
                settings.rules(),
                outputs,
                settings.numbersRemembered() / 4,
                new PublicationMeters(meters, changes));
        this.citedLists = new ListUpdateHandler(
                stores.lists(),
                numbers,
                hubs,
                rowWork,
                this::hubChanged,
                (facts, citing) -> publisher.described(citing, facts),
                progress::factsChanged);
        this.descriptions = new WorkUpdateHandler(stores, numbers, hubs, titles, rowWork, this::shownChanged);
    }

    /**
     * Takes one message in.
     *
     * @param newEventTime when the event behind it came to Kafka, in milliseconds since 1970
     */
    void onMessage(HubStageMessage message, long newOffset, long newEventTime, long newNow) {
        offset = newOffset;
        eventTime = newEventTime;
        now = newNow;
        message.tell(this);
        hubs.shrink();
    }

    @Override
    public void changed(PartitionUpdate update) {
        catchUp.taken(eventTime, now);
        citedLists.apply(update, offset);
        descriptions.described(update.citing(), update.described());
        WorkIdentity identity = update.identity();
        if (identity != null) {
            descriptions.identified(update.citing(), identity);
        }
        progress.heard(update.source());
    }

    @Override
    public void heard(InputOffset source, int newestDay) {
        progress.heard(source);
        progress.heard(newestDay);
    }

    @Override
    public void titlesAsked(int byPartition, List<WorkId> works) {
        titles.asked(byPartition, works);
    }

    @Override
    public void titlesTold(List<HubStageMessage.TitleReply> told) {
        titles.told(told);
    }

    private void hubChanged(InMemoryHub hub) {
        if (hub.isStored() || hub.citingWorks() >= leastKept) {
            unpublished.add(hub.number(), now);
            changes.note(hub.number(), eventTime);
            traces.addChange(hub.number());
        }
    }

    /** What a hub shows changed, though not its citations. */
    private void shownChanged(int hub) {
        if (hubs.storedHead(hub) != null) {
            unpublished.add(hub, now);
            traces.addChange(hub);
        }
    }

    /** Publishes hubs that are due, within the time that may be spent on it. */
    void publishDue(long newNow) {
        now = newNow;
        catchUp.looks(now);
        progress.store();
        marks.set(progress.asOf(), now);
        long end = System.nanoTime() + settings.publishBudget().toNanos();
        rowWork.goOn(end);
        publisher.begin();
        // Windows are seen from a day of the stream: until one is heard of, soon after the first event, none can be
        // shown.
        boolean dayKnown = progress.newestDay() != EpochDay.NONE;
        askForTitles(System.nanoTime() + settings.publishBudget().toNanos() / ASKING);
        long changedUntil = now - catchUp.publishInterval(now);
        unpublished.releaseDeferredUntil(now - HELD * interval);
        while (dayKnown && unpublished.isDue(changedUntil) && System.nanoTime() < end) {
            publishNext(changedUntil);
        }
        titles.sweep(Duration.ofNanos(end - System.nanoTime()));
        titles.ask();
        windows.goOn(progress.newestDay(), now, unpublished.size() == 0, end);
        hubs.shrink();
        meters.unpublished(partition, unpublished.size());
    }

    /** Asks for titles of hubs that are not going to wait for them, so that these are there when the hubs are published. */
    private void askForTitles(long end) {
        long unhurriedUntil = catchUp.unhurriedUntil(now);
        long changedUntil = now - catchUp.publishInterval(now) / ASKED_AFTER;
        while (System.nanoTime() < end) {
            int hub = unpublished.pollUnprepared(unhurriedUntil, changedUntil);
            if (hub == 0) {
                return;
            }
            publisher.askForTitles(hub);
        }
    }

    /**
     * A hub that has waited for long anyway waits for its titles too, so as not to be published twice. Others like it are looked at while
     * the titles are on their way, unless those that have got theirs wait for long again.
     */
    private void publishNext(long changedUntil) {
        int unhurried = unpublished.isReleased(now - LONG_HELD * interval)
                ? 0
                : unpublished.deferrable(Math.min(changedUntil, catchUp.unhurriedUntil(now)));
        if (unhurried == 0) {
            publish(unpublished.take());
        } else if (publisher.askForTitles(unhurried)) {
            unpublished.deferFirst(now);
        } else {
            publish(unpublished.takeFirst());
        }
    }

    private void publish(int hub) {
        catchUp.published(now);
        traces.beginPublication(hub);
        try {
            publisher.publish(hub, now);
            unpublished.onPublished(hub);
        } finally {
            traces.endPublication();
        }
    }

    /** Gives the partition away. */
    void close() {
        meters.unpublished(partition, 0);
    }
}
