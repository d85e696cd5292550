package org.citationhubs.topology.hubs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.summary.HubChangeEvent;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.HubSummary.CoCitedRanking;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.serde.json.CitationEventWriter;
import org.citationhubs.serde.json.EventOrigin;
import org.citationhubs.serde.json.WorkEventWriter;
import org.citationhubs.store.hubs.HubReader;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.kv.StateSnapshot;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.ListStageState;
import org.citationhubs.store.rows.CitingWorkRows;
import org.citationhubs.store.works.OwnedWorkStore;
import org.citationhubs.store.works.WorkNumbersView;
import org.citationhubs.topology.lists.ListStageOutput;
import org.citationhubs.topology.lists.ListUpdater;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.HubStageMessageSerde;
import org.citationhubs.topology.message.InputRecord;
import org.citationhubs.topology.message.ListStageMessage;
import org.citationhubs.topology.message.ListStageMessageSerde;
import org.citationhubs.topology.message.WorkPartitioner;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.citationhubs.topology.stage.TopologySettings;
import org.jspecify.annotations.Nullable;

/**
 * Several partitions of both stages without a broker. What they tell each other waits, packed, in one queue for each partition, and
 * the test says who reads next. A partition of hubs can lose its memory and goes on from its stores, as after a crash.
 */
public final class InMemoryPartitions {

    private static final EventOrigin NOBODY = new EventOrigin(null, null, null);
    private static final long PUBLISH_MILLIS = 1_000;

    private final TopologySettings settings;
    private final WorkPartitioner partitions;
    private final List<ListUpdater> intakes = new ArrayList<>();
    private final List<HubStores> stores = new ArrayList<>();
    private final List<HubPartition> tasks = new ArrayList<>();
    private final List<Deque<byte[]>> queues = new ArrayList<>();
    private final Serializer<HubStageMessage> packing = new HubStageMessageSerde().serializer();
    private final Deserializer<HubStageMessage> unpacking = new HubStageMessageSerde().deserializer();
    private final CitationEventWriter citationEvents = new CitationEventWriter();
    private final WorkEventWriter workEvents = new WorkEventWriter();
    private final Map<WorkId, HubSummary> summaries = new TreeMap<>();
    private final List<HubSummary> everPublished = new ArrayList<>();
    private final Map<WorkId, Long> revisions = new TreeMap<>();
    private final List<Deque<byte[]>> lists = new ArrayList<>();
    private final ListStageMessageSerde listPacking = new ListStageMessageSerde();
    private final List<HubChangeEvent> told = new ArrayList<>();
    private final int[] announced;
    private final boolean resumed;
    private int publications;
    private int deadLetters;
    private long offset;
    private long now = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();

    /**
     * Starts from nothing.
     *
     * @param liveHubBytes how much of the hubs each partition remembers beside its stores
     */
    public InMemoryPartitions(int partitions, int leastCitingWorks, long liveHubBytes) {
        this(partitions, leastCitingWorks, liveHubBytes, new StateSnapshot());
    }

    /** Starts from the stores of a snapshot, which are changed from then on. */
    public InMemoryPartitions(int partitions, int leastCitingWorks, long liveHubBytes, StateSnapshot snapshot) {
        this.settings = new TopologySettings(
                "in-memory",
                partitions,
                InputLimits.DEFAULT,
                new HubRules(TierRules.withLeast(leastCitingWorks), LabelRules.DEFAULT),
                Duration.ofMillis(PUBLISH_MILLIS),
                Duration.ofSeconds(30),
                liveHubBytes,
                64);
        this.partitions = new WorkPartitioner(partitions);
        this.announced = new int[partitions];
        this.resumed = snapshot.offset() > 0;
        this.offset = snapshot.offset();
        this.now = Math.max(now, snapshot.now());
        Arrays.fill(announced, EpochDay.NONE);
        for (int partition = 0; partition < partitions; partition++) {
            intakes.add(new ListUpdater(
                    settings,
                    partition,
                    snapshot.store(partition, StoreNames.REFERENCE_LISTS),
                    new ListStageState(snapshot.store(partition, StoreNames.INTAKE)),
                    this::onOutput,
                    StreamMeters.NONE));
            int owner = partition;
            stores.add(new HubStores(name -> snapshot.store(owner, name), 1_024));
            queues.add(new ArrayDeque<>());
            lists.add(new ArrayDeque<>());
            tasks.add(task(partition));
        }
    }

    private HubPartition task(int partition) {
        return new HubPartition(
                settings,
                partition,
                stores.get(partition),
                this::onOutput,
                new HubStageInstruments(
                        StreamMeters.NONE, new PublicationTraces(StreamTraces.NONE), new ThreadIdleness()));
    }

    private void onOutput(ListStageOutput output) {
        if (output instanceof ListStageOutput.HubUpdateOutput update) {
            queue(update.partition(), update.message());
        } else if (output instanceof ListStageOutput.ListUpdateOutput update) {
            queue(update.partition(), update.message());
        } else {
            deadLetters++;
        }
    }

    private void onOutput(HubStageOutput output) {
        if (output instanceof HubStageOutput.PublicationOutput publication) {
            publish(publication.hub(), publication.summary());
        } else if (output instanceof HubStageOutput.ChangeEventOutput change) {
            told.add(change.event());
        } else if (output instanceof HubStageOutput.HubMessageOutput sent) {
            queue(sent.partition(), sent.message());
        } else if (output instanceof HubStageOutput.ListMessageOutput sent) {
            queue(sent.partition(), sent.message());
        }
    }

    private void queue(int partition, HubStageMessage message) {
        queues.get(partition).addLast(packing.serialize("to-hubs", message));
    }

    private void queue(int partition, ListStageMessage message) {
        lists.get(partition).addLast(listPacking.serializer().serialize("to-lists", message));
    }

    private void publish(WorkId hub, @Nullable HubSummary summary) {
        publications++;
        if (summary == null) {
            if (summaries.remove(hub) == null && !resumed) {
                throw new AssertionError(hub + " is withdrawn and was not published");
            }
            return;
        }
        long before = resumed ? revisions.getOrDefault(hub, summary.revision() - 1) : revisions.getOrDefault(hub, 0L);
        if (summary.revision() != before + 1) {
            throw new AssertionError(hub + " has revision " + summary.revision() + " after " + before);
        }
        revisions.put(hub, summary.revision());
        summaries.put(hub, summary);
        everPublished.add(summary);
    }

    /** Delivers an event to a partition, be it the one that owns the work or not. */
    public void deliver(int partition, CitationEvent event) {
        take(StreamsTopicNames.CITATIONS, partition, event.citing(), citationEvents.write(NOBODY, event));
    }

    /** Delivers an event about a work, see {@link #deliver(int, CitationEvent)}. */
    public void deliver(int partition, WorkEvent event) {
        take(StreamsTopicNames.WORKS, partition, event.work(), workEvents.write(NOBODY, event));
    }

    /** Delivers any bytes. */
    public void deliver(String topic, int partition, byte[] key, byte[] value) {
        intakes.get(partition).onInput(new InputRecord(topic, partition, offset++, now, key, value));
    }

    private void take(String topic, int partition, WorkId key, byte[] value) {
        deliver(topic, partition, key.bytes(), value);
    }

    /** Lets a partition of hubs read its next message, if there is one. */
    public void read(int partition) {
        byte[] message = queues.get(partition).pollFirst();
        if (message != null) {
            tasks.get(partition)
                    .onMessage(Objects.requireNonNull(unpacking.deserialize("to-hubs", message)), offset++, now, now);
        }
    }

    /** Lets a partition of lists read its next message, if there is one. */
    public void readList(int partition) {
        byte[] message = lists.get(partition).pollFirst();
        if (message != null) {
            intakes.get(partition)
                    .onMessage(Objects.requireNonNull(listPacking.deserializer().deserialize("to-lists", message)));
        }
    }

    /** All partitions of hubs are told how far the stream's time has come. */
    private void announce() {
        for (int from = 0; from < partitions.count(); from++) {
            int day = intakes.get(from).newestDay();
            if (day != announced[from]) {
                announced[from] = day;
                for (int to = 0; to < partitions.count(); to++) {
                    queue(to, new HubStageMessage.InputProgress(InputOffset.NONE, day));
                }
            }
        }
    }

    /** Lets time pass and every partition publish what is due. */
    public void pass(long millis) {
        announce();
        now += millis;
        tasks.forEach(task -> task.publishDue(now));
    }

    /** A partition forgets whatever is not in its stores. */
    public void crash(int partition) {
        tasks.set(partition, task(partition));
    }

    /** Lets everything be read and published. */
    public void settle() {
        announce();
        int quiet = 0;
        for (int round = 0; quiet < 4; round++) {
            if (round > 200) {
                throw new AssertionError("the partitions do not stop talking");
            }
            int before = publications;
            boolean read = readAll();
            pass(2 * PUBLISH_MILLIS);
            quiet = read || publications > before ? 0 : quiet + 1;
        }
    }

    private boolean readAll() {
        boolean any = false;
        for (int partition = 0; partition < partitions.count(); partition++) {
            for (; !lists.get(partition).isEmpty(); any = true) {
                readList(partition);
            }
            for (; !queues.get(partition).isEmpty(); any = true) {
                read(partition);
            }
        }
        return any;
    }

    /** The counts of a work that is cited, or was, from the stores alone. */
    public HubCounts counts(WorkId work) {
        return current(work).counts();
    }

    /** The citing works in the list of a hub, retracted ones and those that cite it under another id now left out. */
    public List<WorkId> citingWorks(WorkId work) {
        HubStores owner = stores.get(ownerOf(work));
        WorkNumbersView numbers = owner.view().numbers();
        return CitingWorkRows.from(owner.citingWorks(), numbers.find(work), 0).stream()
                .filter(row -> row.facts().counted())
                .map(row -> numbers.id(row.citing()))
                .toList();
    }

    /** Every count of works cited together with a work, from the stores alone. */
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

    /** Which ids a work has. */
    public WorkIdentity identity(WorkId work) {
        HubStores owner = stores.get(ownerOf(work));
        return OwnedWorkStore.get(owner.works(), owner.view().numbers().find(work))
                .identity();
    }

    /** The newest summary of each hub that is not withdrawn. */
    public Map<WorkId, HubSummary> summaries() {
        return summaries;
    }

    /** All summaries that were published, in the order of publication. */
    public List<HubSummary> everPublished() {
        return everPublished;
    }

    /** What was told of changes, in the order of telling. */
    public List<HubChangeEvent> told() {
        return told;
    }

    /** How often anything was published or withdrawn. */
    public int publications() {
        return publications;
    }

    /** How many records were rejected. */
    public int deadLetters() {
        return deadLetters;
    }

    /** The partition that owns a work. */
    public int ownerOf(WorkId work) {
        return partitions.of(work);
    }
}
