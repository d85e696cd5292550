package org.citationhubs.topology.hubs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.source.SourceEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.summary.HubChangeEvent;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.HubSummary.CoCitedRanking;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.serde.json.CitationEventWriter;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.serde.json.DeadLetterWriter;
import org.citationhubs.serde.json.EventOrigin;
import org.citationhubs.serde.json.HubChangeEventWriter;
import org.citationhubs.serde.json.HubSummaryWriter;
import org.citationhubs.serde.json.SourceEventWriter;
import org.citationhubs.serde.json.WorkEventWriter;
import org.citationhubs.store.hubs.CitingWorkOrder;
import org.citationhubs.store.hubs.HubReader;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.kv.StateSnapshot;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.ListStageState;
import org.citationhubs.store.memory.CacheBudget;
import org.citationhubs.store.memory.CacheBudget.CacheShare;
import org.citationhubs.store.memory.HeapBudget;
import org.citationhubs.store.pending.PendingWork;
import org.citationhubs.store.progress.AppliedOffsets;
import org.citationhubs.store.progress.LeastInterval;
import org.citationhubs.store.works.WorkNumbersView;
import org.citationhubs.topology.lists.ListStageOutput;
import org.citationhubs.topology.lists.ListUpdater;
import org.citationhubs.topology.lists.ProgressAnnouncer;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.HubStageMessageSerde;
import org.citationhubs.topology.message.InputRecord;
import org.citationhubs.topology.message.ListStageMessage;
import org.citationhubs.topology.message.ListStageMessageSerde;
import org.citationhubs.topology.message.WorkPartitioner;
import org.citationhubs.topology.stage.PublishedKeys;
import org.citationhubs.topology.stage.RecordSizes;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.citationhubs.topology.stage.TopologySettings;
import org.jspecify.annotations.Nullable;

/**
 * Runs several partitions of both stages without a broker. Serialized messages wait in a queue for each partition, and
 * the test decides which partition reads next. A partition of hubs can be created again from its stores, as after a
 * crash.
 */
public final class InMemoryPartitions {

    /** More messages than any test needs before all are read. */
    private static final int MOST_LIST_MESSAGES = 1_000_000;

    private static final long PUBLISH_MILLIS = 1_000;

    /** The caches of a partition hold some dozens of works. */
    private static final long SMALL_HEAP = 128 << 10;

    private TopologySettings settings;
    private LongSupplier nanoTime = System::nanoTime;
    private PublishedKeys publishedKeys = PublishedKeys.NONE;
    private final Set<String> keysBefore = new HashSet<>();
    private final WorkPartitioner partitioner;
    private final List<ListUpdater> updaters = new ArrayList<>();
    private final List<HubStores> stores = new ArrayList<>();
    private final List<CacheShare> shares = new ArrayList<>();
    private final List<HubPartition> hubPartitions = new ArrayList<>();
    private final List<Deque<byte[]>> queues = new ArrayList<>();
    private final Serializer<HubStageMessage> serializer = new HubStageMessageSerde().serializer();
    private final Deserializer<HubStageMessage> deserializer = new HubStageMessageSerde().deserializer();
    private final CitationEventWriter citationEvents = new CitationEventWriter();
    private final WorkEventWriter workEvents = new WorkEventWriter();
    private final SourceEventWriter sourceEvents = new SourceEventWriter();
    private final Map<WorkId, HubSummary> summaries = new TreeMap<>();
    private final List<HubSummary> everPublished = new ArrayList<>();
    private final Map<WorkId, Long> revisions = new TreeMap<>();
    private final List<Deque<byte[]>> listQueues = new ArrayList<>();
    private final ListStageMessageSerde listSerde = new ListStageMessageSerde();
    private final List<HubChangeEvent> changeEvents = new ArrayList<>();
    private final List<ProgressAnnouncer> announcers = new ArrayList<>();
    private final LeastInterval announced = new LeastInterval(250);
    private final StateSnapshot snapshot;
    private final StreamMeters meters;
    private int largestMessage;
    private int publications;
    private int announcements;
    private int listMessages;
    private int hubMessages;
    private boolean announcesOffsets;
    private int listsPerSweepRound = Integer.MAX_VALUE;
    private int deadLetters;
    private long offset;
    private long now = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();

    /**
     * Starts with empty stores.
     *
     * @param hubCacheBytes heap for hubs of each partition
     */
    public InMemoryPartitions(int partitions, int leastCitingWorks, long hubCacheBytes) {
        this(partitions, leastCitingWorks, hubCacheBytes, new StateSnapshot(), StreamMeters.NONE);
    }

    /** Starts with empty stores, and with meters. */
    public InMemoryPartitions(int partitions, int leastCitingWorks, long hubCacheBytes, StreamMeters meters) {
        this(partitions, leastCitingWorks, hubCacheBytes, new StateSnapshot(), meters);
    }

    /** Starts with the stores of a snapshot, which are changed from then on. */
    public InMemoryPartitions(int partitions, int leastCitingWorks, long hubCacheBytes, StateSnapshot snapshot) {
        this(partitions, leastCitingWorks, hubCacheBytes, snapshot, StreamMeters.NONE);
    }

    private InMemoryPartitions(
            int partitions, int leastCitingWorks, long hubCacheBytes, StateSnapshot snapshot, StreamMeters meters) {
        this.settings = new TopologySettings(
                "in-memory",
                partitions,
                InputLimits.DEFAULT,
                ClockCheck.DEFAULT,
                new HubRules(TierRules.withLeast(leastCitingWorks), LabelRules.DEFAULT),
                Duration.ofMillis(PUBLISH_MILLIS),
                Duration.ofSeconds(30),
                new CacheBudget(HeapBudget.of(SMALL_HEAP * partitions).withHubs(hubCacheBytes * partitions)));
        this.partitioner = new WorkPartitioner(partitions);
        this.snapshot = snapshot;
        this.meters = meters;
        this.offset = snapshot.offset();
        this.now = Math.max(now, snapshot.now());
        for (int partition = 0; partition < partitions; partition++) {
            updaters.add(startLists(partition));
            announcers.add(new ProgressAnnouncer(partition, partitions, this::onOutput));
            int owner = partition;
            stores.add(new HubStores(name -> snapshot.store(owner, name), () -> SMALL_HEAP));
            queues.add(new ArrayDeque<>());
            listQueues.add(new ArrayDeque<>());
            shares.add(settings.caches().open());
            hubPartitions.add(start(partition));
        }
    }

    private ListUpdater startLists(int partition) {
        return new ListUpdater(
                settings,
                partition,
                snapshot.store(partition, StoreNames.REFERENCE_LISTS),
                new ListStageState(snapshot.store(partition, StoreNames.INTAKE)),
                this::onOutput,
                meters);
    }

    private HubPartition start(int partition) {
        return new HubPartition(
                settings,
                partition,
                stores.get(partition),
                shares.get(partition),
                this::onOutput,
                new HubStageInstruments(
                        meters,
                        new PublicationTraces(StreamTraces.NONE),
                        publishedKeys,
                        new ThreadIdleness(),
                        () -> nanoTime.getAsLong(),
                        () -> now));
    }

    private void onOutput(ListStageOutput output) {
        if (output instanceof ListStageOutput.HubUpdateOutput update) {
            queue(update.partition(), update.message());
        } else if (output instanceof ListStageOutput.ListUpdateOutput update) {
            queue(update.partition(), update.message());
        } else if (output instanceof ListStageOutput.DeadLetterOutput dead) {
            deadLetters++;
            measure(DeadLetterWriter.write(dead.letter(), RecordSizes.LARGEST_REJECTED_VALUE));
        }
    }

    private byte[] measured(byte[] value) {
        measure(value);
        return value;
    }

    private void measure(byte @Nullable [] value) {
        largestMessage = Math.max(largestMessage, value == null ? 0 : value.length);
    }

    /** Returns the size of the largest record of any topic so far, changelogs included, in bytes. */
    public int largestRecord() {
        return Math.max(largestMessage, snapshot.largestEntry());
    }

    private void onOutput(HubStageOutput output) {
        if (output instanceof HubStageOutput.PublicationOutput publication) {
            measure(HubSummaryWriter.writeOrNull(publication.summary()));
            publish(publication.hub(), publication.summary());
        } else if (output instanceof HubStageOutput.ChangeEventOutput change) {
            changeEvents.add(change.event());
            measure(HubChangeEventWriter.write(change.event()));
        } else if (output instanceof HubStageOutput.HubMessageOutput sent) {
            queue(sent.partition(), sent.message());
        } else if (output instanceof HubStageOutput.ListMessageOutput sent) {
            queue(sent.partition(), sent.message());
        }
    }

    /** Sends a message to a partition of hubs. */
    void queue(int partition, HubStageMessage message) {
        if (message instanceof HubStageMessage.InputProgress) {
            announcements++;
        } else {
            hubMessages++;
        }
        queues.get(partition).addLast(measured(serializer.serialize("to-hubs", message)));
    }

    private void queue(int partition, ListStageMessage message) {
        listMessages++;
        listQueues.get(partition).addLast(measured(listSerde.serializer().serialize("to-lists", message)));
    }

    private void publish(WorkId hub, @Nullable HubSummary summary) {
        publications++;
        if (summary == null) {
            if (summaries.remove(hub) == null && !keysBefore.remove(hub.value())) {
                throw new AssertionError(hub + " is withdrawn and was not published");
            }
            return;
        }
        long before = revisions.getOrDefault(hub, 0L);
        if (summary.revision() != before + 1) {
            throw new AssertionError(hub + " has revision " + summary.revision() + " after " + before);
        }
        revisions.put(hub, summary.revision());
        summaries.put(hub, summary);
        everPublished.add(summary);
    }

    /** Delivers a citation event to a partition, which may not own the citing work. */
    public void deliver(int partition, CitationEvent event) {
        deliver(StreamsTopicNames.CITATIONS, partition, event.citing(), citationEvents.write(EventOrigin.NONE, event));
    }

    /** Delivers a work event to a partition, which may not own the work. */
    public void deliver(int partition, WorkEvent event) {
        deliver(StreamsTopicNames.WORKS, partition, event.work(), workEvents.write(EventOrigin.NONE, event));
    }

    /** Delivers any bytes. */
    public void deliver(String topic, int partition, byte[] key, byte[] value) {
        updaters.get(partition).onInput(new InputRecord(topic, partition, offset++, now, key, value));
    }

    private void deliver(String topic, int partition, WorkId key, byte[] value) {
        deliver(topic, partition, key.bytes(), value);
    }

    /** Makes a partition of hubs read its next message, if there is one. */
    public void read(int partition) {
        byte[] bytes = queues.get(partition).pollFirst();
        if (bytes != null) {
            HubStageMessage message = Objects.requireNonNull(deserializer.deserialize("to-hubs", bytes));
            hubPartitions.get(partition).onMessage(message, offset, now, now);
            // The release of the snapshots did not have these messages. Without an offset they move no other.
            if (!(message instanceof HubStageMessage.AliasRequest
                    || message instanceof HubStageMessage.AliasReply
                    || message instanceof HubStageMessage.SurvivorRequest)) {
                offset++;
            }
        }
    }

    /** Makes a partition of lists read its next message, if there is one. */
    public void readList(int partition) {
        byte[] message = listQueues.get(partition).pollFirst();
        if (message != null) {
            updaters.get(partition)
                    .onMessage(Objects.requireNonNull(listSerde.deserializer().deserialize("to-lists", message)));
        }
    }

    /** Makes a sweep after a revocation stop after some lists, and continue with the next round. */
    public void sweepInRoundsOf(int lists) {
        listsPerSweepRound = lists;
    }

    /** Delivers to a partition that a system is revoked, or no longer is. */
    public void revoke(int partition, String system, boolean revoked) {
        byte[] value = sourceEvents.write(new SourceEvent(system, revoked, null));
        deliver(StreamsTopicNames.SOURCES, partition, system.getBytes(StandardCharsets.UTF_8), value);
    }

    /** Returns the number of messages to partitions of lists so far. */
    int listMessages() {
        return listMessages;
    }

    /** Returns the number of messages to partitions of hubs so far, without those that announce progress. */
    int hubMessages() {
        return hubMessages;
    }

    /** Makes the input partitions announce their offsets too, and not only the day of the stream. */
    void announceOffsets() {
        announcesOffsets = true;
    }

    private void announceProgress() {
        for (int from = 0; from < partitioner.count(); from++) {
            announceProgress(from);
        }
    }

    /** Announces how far an input partition is applied, and acknowledges misrouted records. */
    void announceProgress(int from) {
        ListUpdater updater = updaters.get(from);
        updater.acknowledge();
        announcers
                .get(from)
                .announce(announcesOffsets ? updater.appliedInput() : InputOffset.NONE, updater.newestDay());
    }

    /** Advances the clock, and makes every partition publish hubs that are due. */
    public void pass(long millis) {
        if (announced.hasPassed(now)) {
            announced.begin(now);
            announceProgress();
        }
        now += millis;
        updaters.forEach(lists -> {
            lists.applyPendingMerges(() -> false);
            int[] derived = {0};
            lists.resumeSweep(() -> ++derived[0] >= listsPerSweepRound);
        });
        hubPartitions.forEach(hubs -> hubs.publishDue(now));
    }

    /** Creates a partition again from its stores. */
    public void crash(int partition) {
        hubPartitions.set(partition, start(partition));
    }

    /** Creates a partition of lists again from its stores. */
    public void crashLists(int partition) {
        updaters.set(partition, startLists(partition));
        announcers.set(partition, new ProgressAnnouncer(partition, partitioner.count(), this::onOutput));
    }

    /** Makes a partition of hubs store the input offsets that it has applied, and returns them. */
    InputOffsets applied(int partition) {
        now += PUBLISH_MILLIS;
        hubPartitions.get(partition).publishDue(now);
        return asOf(partition);
    }

    /** Returns the offset of the record that is delivered next. */
    long nextOffset() {
        return offset;
    }

    /** Creates all partitions again from their stores, with other rules. */
    public void restart(HubRules rules) {
        restart(rules, settings.sourceRank());
    }

    /** Creates all partitions again from their stores, with another rank of sources. */
    void restart(List<String> sourceRank) {
        restart(settings.rules(), sourceRank);
    }

    private void restart(HubRules rules, List<String> sourceRank) {
        settings = new TopologySettings(
                settings.applicationId(),
                settings.partitions(),
                settings.limits(),
                settings.clocks(),
                rules,
                settings.publishInterval(),
                settings.publishBudget(),
                settings.caches(),
                settings.crawlers(),
                sourceRank);
        for (int partition = 0; partition < hubPartitions.size(); partition++) {
            crash(partition);
        }
    }

    /**
     * Creates all partitions again with an output topic that has keys already.
     *
     * @param keys of a state before this one
     */
    void restartWithKeys(PublishedKeys published, Set<String> keys) {
        publishedKeys = published;
        keysBefore.addAll(keys);
        restart(settings.rules());
    }

    /** Returns the keys of a state before this one that are not withdrawn. */
    Set<String> keysBefore() {
        return keysBefore;
    }

    /** Measures the time of all rounds with a clock. */
    void measureTimeWith(LongSupplier clock) {
        nanoTime = clock;
    }

    /** Returns how many kinds of work a partition has not finished, among them hubs to publish. */
    int pending(int partition) {
        return PendingWork.size(snapshot.store(partition, StoreNames.UNPUBLISHED));
    }

    /** Makes all partitions read and publish until nothing is left. */
    public void settle() {
        announceProgress();
        int quiet = 0;
        for (int round = 0; quiet < 4; round++) {
            if (round > 2_000) {
                throw new AssertionError("the partitions do not come to rest");
            }
            int before = publications;
            boolean read = readAll();
            pass(2 * PUBLISH_MILLIS);
            boolean sweeping = updaters.stream().anyMatch(ListUpdater::isSweeping);
            quiet = read || sweeping || publications > before ? 0 : quiet + 1;
        }
    }

    /** Makes all partitions read all messages that wait, and returns whether there were any. */
    public boolean readAll() {
        boolean any = false;
        int listMessagesBefore = listMessages;
        for (int partition = 0; partition < partitioner.count(); partition++) {
            for (; !listQueues.get(partition).isEmpty(); any = true) {
                if (listMessages - listMessagesBefore > MOST_LIST_MESSAGES) {
                    throw new AssertionError("the partitions of lists do not come to rest");
                }
                readList(partition);
            }
            for (; !queues.get(partition).isEmpty(); any = true) {
                read(partition);
            }
        }
        return any;
    }

    /** Returns the counts of a work that is or was cited, read from the stores. */
    public HubCounts counts(WorkId work) {
        return current(work).counts();
    }

    /** Returns the counted citing works of a hub: none that are retracted, or cite it under another id now. */
    public List<WorkId> citingWorks(WorkId work) {
        HubStores owner = stores.get(ownerOf(work));
        WorkNumbersView numbers = owner.view().numbers();
        return owner.view().citingWorks().from(numbers.find(work), 0).stream()
                .filter(row -> row.facts().counted())
                .map(row -> numbers.id(row.citing()))
                .toList();
    }

    /** Returns the citing works of a hub in the stored order by date, newest first. */
    public List<WorkId> citingWorksByDate(WorkId work) {
        HubStores owner = stores.get(ownerOf(work));
        List<WorkId> works = new ArrayList<>();
        CitingWorkOrder.forEach(
                owner.citingOrder(),
                owner.view().numbers().find(work),
                CitingWorkOrder.CitingWorkSortOrder.BY_DATE,
                null,
                (position, row) -> works.add(position.citing()));
        return works;
    }

    /** Returns the bytes of all keys and values in the stores. */
    public long storedBytes() {
        return snapshot.bytes();
    }

    /** Returns how often each work is cited together with a work, read from the stores. */
    public Map<WorkId, Integer> coCited(WorkId work) {
        HubStores owner = stores.get(ownerOf(work));
        WorkNumbersView numbers = owner.view().numbers();
        Map<WorkId, Integer> counts = new TreeMap<>();
        HubReader.StoredCoCitations read =
                Objects.requireNonNull(owner.reader().coCitations(current(work), CoCitedRanking.LEADING_WORKS));
        read.coCitations()
                .ranked(1, Integer::compare)
                .forEach(other -> counts.put(numbers.id(other.number()), other.count()));
        return counts;
    }

    private HubReader.CurrentHub current(WorkId work) {
        HubStores owner = stores.get(ownerOf(work));
        return owner.reader().current(owner.view().numbers().find(work));
    }

    /** Returns the ids of a work. */
    public WorkIdentity identity(WorkId work) {
        HubStores owner = stores.get(ownerOf(work));
        return owner.view().work(owner.view().numbers().find(work)).identity();
    }

    /** Returns the newest summary of each hub that is not withdrawn. */
    public Map<WorkId, HubSummary> summaries() {
        return summaries;
    }

    /** Returns all summaries that were published, in the order of publication. */
    public List<HubSummary> everPublished() {
        return everPublished;
    }

    /** Returns the change events, in order. */
    public List<HubChangeEvent> changeEvents() {
        return changeEvents;
    }

    /** Returns the number of publications and withdrawals. */
    public int publications() {
        return publications;
    }

    /** Returns the offset of the record that was delivered just now. */
    public long lastOffset() {
        return offset - 1;
    }

    /** Returns the number of messages about the progress of the input. */
    public int announcements() {
        return announcements;
    }

    /** Returns the number of records in changelogs that say how far the partitions of hubs are. */
    public long progressRecords() {
        return snapshot.writes(StoreNames.PROGRESS) + snapshot.watermarks();
    }

    /** Returns the input offsets that a partition of hubs has stored as applied. */
    public InputOffsets asOf(int partition) {
        return AppliedOffsets.read(stores.get(partition).progress());
    }

    /** Returns the number of rejected records. */
    public int deadLetters() {
        return deadLetters;
    }

    /** Returns the partition that owns a work. */
    public int ownerOf(WorkId work) {
        return partitioner.of(work);
    }
}
