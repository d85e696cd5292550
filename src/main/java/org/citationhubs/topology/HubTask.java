package org.citationhubs.topology;

import java.time.Duration;
import java.util.List;
import org.citationhubs.citation.Identity;
import org.citationhubs.citation.ListUpdate;
import org.citationhubs.citation.SourceOffset;
import org.citationhubs.citation.WorkId;
import org.citationhubs.store.HubStores;
import org.citationhubs.store.IntakeState;
import org.citationhubs.store.LiveHub;
import org.citationhubs.store.LiveHubs;
import org.citationhubs.store.Marks;
import org.citationhubs.store.Progress;
import org.citationhubs.store.Unpublished;
import org.citationhubs.store.WorkNumbers;

/**
 * One partition of hubs: what it holds in memory beside its stores, and which part of it answers to which message.
 *
 * <p>Lives as long as its stores do; whatever is in memory can be read from them again.
 */
final class HubTask implements ToHubs.Receiver {

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
    private final LiveHubs hubs;
    private final Unpublished unpublished;
    private final Progress progress;
    private final Marks marks;
    private final CatchUp catchUp;
    private final RowWork rowWork;
    private final WindowSweep windows;
    private final CitedLists citedLists;
    private final Descriptions descriptions;
    private final TitleDesk titles;
    private final Publisher publisher;
    private final int leastKept;
    private final long interval;
    private final ChangeTimes changes = new ChangeTimes();
    private final ChangeTraces causes = new ChangeTraces();
    private final CurrentTrace trace;
    private long now;
    private long eventTime;
    private long offset;

    HubTask(
            TopologySettings settings,
            int partition,
            HubStores stores,
            HubOutlet outlet,
            StreamMeters meters,
            CurrentTrace trace,
            ThreadWork thread) {
        this.settings = settings;
        this.trace = trace;
        this.partition = partition;
        this.meters = meters;
        this.numbers = new WorkNumbers(stores.numbers(), settings.numbersRemembered());
        this.hubs = new LiveHubs(stores, settings.liveHubBytes());
        this.interval = settings.publishInterval().toMillis();
        this.unpublished = new Unpublished(stores.unpublished());
        this.progress = new Progress(stores.progress());
        this.marks = new Marks(stores.onDisk(), stores.out());
        this.catchUp = new CatchUp(settings.publishInterval(), thread);
        this.leastKept =
                Math.min(LEAST_KEPT, Math.max(1, settings.rules().tier().least()));
        Partitions partitions = new Partitions(settings.partitions());
        this.rowWork = new RowWork(stores, numbers, hubs, partitions, outlet, this::hubChanged);
        this.windows = new WindowSweep(stores, this::shownChanged);
        this.titles = new TitleDesk(
                stores,
                numbers,
                partitions,
                partition,
                outlet,
                settings.numbersRemembered() / 4,
                this::shownChanged,
                unpublished::release);
        this.publisher = new Publisher(
                stores,
                numbers,
                hubs,
                titles,
                progress,
                settings.rules(),
                outlet,
                settings.numbersRemembered() / 4,
                new PublicationMeters(meters, changes));
        this.citedLists = new CitedLists(
                stores.lists(),
                numbers,
                hubs,
                rowWork,
                this::hubChanged,
                (facts, citing) -> publisher.described(citing, facts),
                progress::factsChanged);
        this.descriptions = new Descriptions(stores, numbers, hubs, titles, rowWork, this::shownChanged);
    }

    /**
     * Takes one message in.
     *
     * @param newEventTime when the event behind it came to Kafka, in milliseconds since 1970
     */
    void take(ToHubs message, long newOffset, long newEventTime, long newNow) {
        offset = newOffset;
        eventTime = newEventTime;
        now = newNow;
        message.tell(this);
        hubs.shrink();
    }

    @Override
    public void changed(ListUpdate update) {
        catchUp.taken(eventTime, now);
        citedLists.apply(update, offset);
        descriptions.described(update.citing(), update.described());
        Identity identity = update.identity();
        if (identity != null) {
            descriptions.identified(update.citing(), identity);
        }
        progress.heard(update.source());
    }

    @Override
    public void heard(SourceOffset source, int newestDay) {
        progress.heard(source);
        progress.heard(newestDay);
    }

    @Override
    public void titlesAsked(int byPartition, List<WorkId> works) {
        titles.asked(byPartition, works);
    }

    @Override
    public void titlesTold(List<ToHubs.TitleTold> told) {
        titles.told(told);
    }

    private void hubChanged(LiveHub hub) {
        if (hub.isStored() || hub.counts().citingWorks() >= leastKept) {
            unpublished.add(hub.number(), now);
            changes.note(hub.number(), eventTime);
            causes.note(hub.number(), trace.step());
        }
    }

    /** What a hub shows changed, though not its citations. */
    private void shownChanged(int hub) {
        if (hubs.storedHead(hub) != null) {
            unpublished.add(hub, now);
            causes.note(hub, trace.step());
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
        boolean dayKnown = progress.newestDay() != IntakeState.NO_DAY;
        askForTitles(System.nanoTime() + settings.publishBudget().toNanos() / ASKING);
        long changedUntil = now - catchUp.publishInterval(now);
        unpublished.releaseHeldUntil(now - HELD * interval);
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
            int hub = unpublished.nextUnprepared(unhurriedUntil, changedUntil);
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
                : unpublished.holdable(Math.min(changedUntil, catchUp.unhurriedUntil(now)));
        if (unhurried == 0) {
            publish(unpublished.take());
        } else if (publisher.askForTitles(unhurried)) {
            unpublished.hold(now);
        } else {
            publish(unpublished.takeChanged());
        }
    }

    private void publish(int hub) {
        catchUp.published(now);
        trace.preparing(causes.take(hub));
        try {
            publisher.publish(hub, now);
            unpublished.published(hub);
        } finally {
            trace.end();
        }
    }

    /** Gives the partition away. */
    void close() {
        meters.unpublished(partition, 0);
    }
}
