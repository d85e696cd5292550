package org.citationhubs.topology;

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
import org.citationhubs.citation.CitationEvent;
import org.citationhubs.citation.Identity;
import org.citationhubs.citation.Limits;
import org.citationhubs.citation.SourceOffset;
import org.citationhubs.citation.WorkEvent;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.HubCounts;
import org.citationhubs.hub.HubNews;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.hub.LabelRules;
import org.citationhubs.hub.TierRules;
import org.citationhubs.serde.CitationEventWriter;
import org.citationhubs.serde.EventOrigin;
import org.citationhubs.serde.WorkEventWriter;
import org.citationhubs.store.CitingWorks;
import org.citationhubs.store.HubReader;
import org.citationhubs.store.HubStores;
import org.citationhubs.store.InMemoryStores;
import org.citationhubs.store.IntakeState;
import org.citationhubs.store.LiveHub;
import org.citationhubs.store.StoreNames;
import org.citationhubs.store.WorkNumbersView;
import org.citationhubs.store.Works;
import org.jspecify.annotations.Nullable;

/**
 * Several partitions of both stages without a broker. What they tell each other waits, packed, in one queue for each partition, and
 * the test says who reads next. A partition of hubs can lose its memory and goes on from its stores, as after a crash.
 */
final class InMemoryPartitions {

    private static final EventOrigin NOBODY = new EventOrigin(null, null, null);
    private static final long PUBLISH_MILLIS = 1_000;

    private final TopologySettings settings;
    private final Partitions partitions;
    private final List<Intake> intakes = new ArrayList<>();
    private final List<HubStores> stores = new ArrayList<>();
    private final List<HubTask> tasks = new ArrayList<>();
    private final List<Deque<byte[]>> queues = new ArrayList<>();
    private final Serializer<ToHubs> packing = new ToHubsSerde().serializer();
    private final Deserializer<ToHubs> unpacking = new ToHubsSerde().deserializer();
    private final CitationEventWriter citationEvents = new CitationEventWriter();
    private final WorkEventWriter workEvents = new WorkEventWriter();
    private final Map<WorkId, HubSummary> summaries = new TreeMap<>();
    private final List<HubSummary> everPublished = new ArrayList<>();
    private final Map<WorkId, Long> revisions = new TreeMap<>();
    private final List<Deque<byte[]>> lists = new ArrayList<>();
    private final ToListsSerde listPacking = new ToListsSerde();
    private final List<HubNews> told = new ArrayList<>();
    private final int[] announced;
    private int publications;
    private int deadLetters;
    private long offset;
    private long now = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();

    /**
     * Starts from nothing.
     *
     * @param liveHubBytes how much of the hubs each partition remembers beside its stores
     */
    InMemoryPartitions(int partitions, int leastCitingWorks, long liveHubBytes) {
        this.settings = new TopologySettings(
                "in-memory",
                partitions,
                Limits.DEFAULT,
                new HubRules(TierRules.withLeast(leastCitingWorks), LabelRules.DEFAULT),
                Duration.ofMillis(PUBLISH_MILLIS),
                Duration.ofSeconds(30),
                liveHubBytes,
                64);
        this.partitions = new Partitions(partitions);
        this.announced = new int[partitions];
        Arrays.fill(announced, IntakeState.NO_DAY);
        for (int partition = 0; partition < partitions; partition++) {
            intakes.add(new Intake(
                    settings,
                    partition,
                    InMemoryStores.open(StoreNames.REFERENCE_LISTS),
                    new IntakeState(InMemoryStores.open(StoreNames.INTAKE)),
                    this::takeOutcome,
                    StreamMeters.NONE));
            stores.add(InMemoryStores.hubStores());
            queues.add(new ArrayDeque<>());
            lists.add(new ArrayDeque<>());
            tasks.add(task(partition));
        }
    }

    private HubTask task(int partition) {
        return new HubTask(
                settings,
                partition,
                stores.get(partition),
                new HubOutlet() {
                    @Override
                    public void publish(WorkId hub, @Nullable HubSummary summary) {
                        InMemoryPartitions.this.publish(hub, summary);
                    }

                    @Override
                    public void publish(HubNews news) {
                        told.add(news);
                    }

                    @Override
                    public void tell(int to, ToHubs message) {
                        queue(to, message);
                    }

                    @Override
                    public void tell(int to, ToLists message) {
                        queue(to, message);
                    }
                },
                StreamMeters.NONE,
                new CurrentTrace(StreamTraces.NONE),
                new ThreadWork());
    }

    private void takeOutcome(int partition, Outcome outcome) {
        if (outcome instanceof Outcome.ForHubs forHubs) {
            queue(partition, forHubs.message());
        } else if (outcome instanceof Outcome.ForLists forLists) {
            queue(partition, forLists.message());
        } else {
            deadLetters++;
        }
    }

    private void queue(int partition, ToHubs message) {
        queues.get(partition).addLast(packing.serialize("to-hubs", message));
    }

    private void queue(int partition, ToLists message) {
        lists.get(partition).addLast(listPacking.serializer().serialize("to-lists", message));
    }

    private void publish(WorkId hub, @Nullable HubSummary summary) {
        publications++;
        if (summary == null) {
            if (summaries.remove(hub) == null) {
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

    /** Delivers an event to a partition, be it the one that owns the work or not. */
    void deliver(int partition, CitationEvent event) {
        take(TopicNames.CITATIONS, partition, event.citing(), citationEvents.write(NOBODY, event));
    }

    /** Delivers an event about a work, see {@link #deliver(int, CitationEvent)}. */
    void deliver(int partition, WorkEvent event) {
        take(TopicNames.WORKS, partition, event.work(), workEvents.write(NOBODY, event));
    }

    private void take(String topic, int partition, WorkId key, byte[] value) {
        intakes.get(partition).take(new InputRecord(topic, partition, offset++, now, key.bytes(), value));
    }

    /** Lets a partition of hubs read its next message, if there is one. */
    void read(int partition) {
        byte[] message = queues.get(partition).pollFirst();
        if (message != null) {
            tasks.get(partition)
                    .take(Objects.requireNonNull(unpacking.deserialize("to-hubs", message)), offset++, now, now);
        }
    }

    /** Lets a partition of lists read its next message, if there is one. */
    void readList(int partition) {
        byte[] message = lists.get(partition).pollFirst();
        if (message != null) {
            intakes.get(partition)
                    .told(Objects.requireNonNull(listPacking.deserializer().deserialize("to-lists", message)));
        }
    }

    /** All partitions of hubs are told how far the stream's time has come. */
    private void announce() {
        for (int from = 0; from < partitions.count(); from++) {
            int day = intakes.get(from).newestDay();
            if (day != announced[from]) {
                announced[from] = day;
                for (int to = 0; to < partitions.count(); to++) {
                    queue(to, new ToHubs.Heard(SourceOffset.NONE, day));
                }
            }
        }
    }

    /** Lets time pass and every partition publish what is due. */
    void pass(long millis) {
        announce();
        now += millis;
        tasks.forEach(task -> task.publishDue(now));
    }

    /** A partition forgets whatever is not in its stores. */
    void crash(int partition) {
        tasks.set(partition, task(partition));
    }

    /** Lets everything be read and published. */
    void settle() {
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
    HubCounts counts(WorkId work) {
        return current(work).counts();
    }

    /** The citing works in the list of a hub, retracted ones and those that cite it under another id now left out. */
    List<WorkId> citingWorks(WorkId work) {
        HubStores owner = stores.get(ownerOf(work));
        WorkNumbersView numbers = new WorkNumbersView(owner.numbers());
        return CitingWorks.from(owner.citingWorks(), numbers.find(work), 0).stream()
                .filter(row -> row.facts().counted())
                .map(row -> numbers.id(row.citing()))
                .toList();
    }

    /** Every count of works cited together with a work, from the stores alone. */
    Map<WorkId, Integer> coCited(WorkId work) {
        HubStores owner = stores.get(ownerOf(work));
        WorkNumbersView numbers = new WorkNumbersView(owner.numbers());
        Map<WorkId, Integer> counts = new TreeMap<>();
        HubReader.CoCitationsRead read =
                Objects.requireNonNull(owner.reader().coCitations(current(work), LiveHub.LEADERS));
        read.coCitations()
                .ranked(1, Integer::compare)
                .forEach(other -> counts.put(numbers.id(other.number()), other.count()));
        return counts;
    }

    private HubReader.Current current(WorkId work) {
        HubStores owner = stores.get(ownerOf(work));
        return owner.reader().current(new WorkNumbersView(owner.numbers()).find(work));
    }

    /** Which ids a work has. */
    Identity identity(WorkId work) {
        HubStores owner = stores.get(ownerOf(work));
        return Works.get(owner.works(), new WorkNumbersView(owner.numbers()).find(work))
                .identity();
    }

    /** The newest summary of each hub that is not withdrawn. */
    Map<WorkId, HubSummary> summaries() {
        return summaries;
    }

    /** All summaries that were published, in the order of publication. */
    List<HubSummary> everPublished() {
        return everPublished;
    }

    /** What was told of changes, in the order of telling. */
    List<HubNews> told() {
        return told;
    }

    /** How often anything was published or withdrawn. */
    int publications() {
        return publications;
    }

    /** How many records were rejected. */
    int deadLetters() {
        return deadLetters;
    }

    /** The partition that owns a work. */
    int ownerOf(WorkId work) {
        return partitions.of(work);
    }
}
