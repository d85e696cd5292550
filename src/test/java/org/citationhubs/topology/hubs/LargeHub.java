package org.citationhubs.topology.hubs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.reference.PartitionUpdate.HubStatement;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.serde.json.HubSummaryWriter;
import org.citationhubs.store.hubs.CitingWorkOrder;
import org.citationhubs.store.hubs.CitingWorkOrder.CitingWorkSortOrder;
import org.citationhubs.store.hubs.CitingWorkOrder.OrderPosition;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.memory.CacheBudget;
import org.citationhubs.store.memory.HeapBudget;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.HubStageMessage.TitleReplies;
import org.citationhubs.topology.message.HubStageMessage.TitleReply;
import org.citationhubs.topology.message.HubStageMessage.TitleRequests;
import org.citationhubs.topology.message.WorkPartitioner;
import org.citationhubs.topology.stage.PublishedKeys;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.citationhubs.topology.stage.TopologySettings;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a hub of 300,000 citing works and a million co-cited works, from a generator, on stores in memory, and
 * reports how large its summary is and how long its publications and pages take. {@link LargeHubTest} runs a small one;
 * the large one is no test, because its figures depend on the machine. Run it with the class path of the tests:
 * {@code java -Xmx3g org.citationhubs.topology.hubs.LargeHub [CITING_WORKS]}.
 */
final class LargeHub {

    private static final WorkId HUB = WorkId.parse("pmid:1");
    private static final int PARTITIONS = 1_000;
    private static final int PAGE = 50;

    /** The publish interval, within which titles are requested after half of it. */
    private static final long INTERVAL_MILLIS = 1_000;

    private final Consumer<String> report;
    private final Random random = new Random(42);
    private final HubStores stores = InMemoryStores.hubStores();
    private final int number = new WorkPartitioner(PARTITIONS).of(HUB);
    private final Deque<TitleRequests> titleRequests = new ArrayDeque<>();
    private HubPartition partition = start();
    private long offset;
    private long now;
    private int uniqueWorks;
    private int publications;
    private @Nullable HubSummary newest;

    /**
     * Creates the partition of the hub.
     *
     * @param report receives the figures, a line for each
     */
    LargeHub(Consumer<String> report) {
        this.report = report;
    }

    public static void main(String[] arguments) {
        int citingWorks = arguments.length == 0 ? 300_000 : Integer.parseInt(arguments[0]);
        new LargeHub(System.out::println).run(citingWorks, 200);
    }

    private HubPartition start() {
        CacheBudget caches = new CacheBudget(HeapBudget.of(2L << 30));
        return new HubPartition(
                new TopologySettings(
                        "large",
                        PARTITIONS,
                        InputLimits.DEFAULT,
                        ClockCheck.DEFAULT,
                        new HubRules(TierRules.DEFAULT, LabelRules.DEFAULT),
                        Duration.ofMillis(INTERVAL_MILLIS),
                        Duration.ofSeconds(60),
                        caches),
                number,
                stores,
                caches.open(),
                this::onOutput,
                new HubStageInstruments(
                        StreamMeters.NONE,
                        new PublicationTraces(StreamTraces.NONE),
                        PublishedKeys.NONE,
                        new ThreadIdleness(),
                        System::nanoTime,
                        () -> now));
    }

    /**
     * Lets the hub grow, and returns its last summary.
     *
     * @param citingWorks the number of citing works up to which it grows by a thousand for each publication
     * @param more the number of citing works after that, of which each is published
     */
    HubSummary run(int citingWorks, int more) {
        List<Double> growing = new ArrayList<>();
        long started = System.nanoTime();
        for (int work = 1; work <= citingWorks; work++) {
            cite(work);
            if (work % 1_000 == 0) {
                growing.add(publish());
            }
        }
        report("%,d citing works in %.0f s", citingWorks, (System.nanoTime() - started) / 1e9);
        report("publications with 1,000 new citing works each: %s", spread(growing));
        List<Double> steady = new ArrayList<>();
        for (int work = 1; work <= more; work++) {
            cite(citingWorks + work);
            steady.add(publish());
        }
        report("publications with one new citing work each: %s", spread(steady));
        partition = start();
        cite(citingWorks + more + 1);
        report("first publication after a restart: %.1f ms", publish());
        HubSummary summary = Objects.requireNonNull(newest);
        report(
                "summary: %,d citing works, %,d co-cited works, %,d bytes",
                summary.citingWorks(), summary.ranking().coCitedWorks(), HubSummaryWriter.write(summary).length);
        pages(summary.citingWorks());
        return summary;
    }

    private void cite(int work) {
        TreeSet<WorkId> cited = new TreeSet<>();
        cited.add(HUB);
        for (int i = 0; i < 8; i++) {
            cited.add(WorkId.parse("pmid:" + (10 + (int) (20_000 * Math.pow(random.nextDouble(), 3)))));
        }
        for (int i = 0; i < 3 + work % 2; i++) {
            cited.add(WorkId.parse("pmid:" + (100_000 + uniqueWorks++)));
        }
        Instant at = Instant.EPOCH.plusSeconds(work * 300L);
        List<Mention> mentions = new ArrayList<>();
        for (int i = work % 4; i > 0; i--) {
            mentions.add(new Mention(
                    "Discussion",
                    "As was shown before, this holds in every case that we looked at. ".repeat(1 + work % 5),
                    List.of(new RoleAssignment(Role.ofCode(random.nextInt(Role.COUNT)), 0.5f)),
                    new PolarityAssignment(Polarity.ofCode(random.nextInt(Polarity.COUNT)), random.nextFloat()),
                    "model-1"));
        }
        WorkFacts facts = WorkFacts.of(
                "On the works that cite a work that all cite, work " + work,
                new PartialDate(1990 + work % 35, 1 + work % 12, 0),
                null);
        onMessage(new HubStageMessage.ListChanged(new PartitionUpdate(
                WorkId.parse("pith:" + work),
                facts,
                List.copyOf(cited),
                List.of(),
                List.of(new HubStatement(HUB, at, mentions)),
                List.of(),
                null,
                new InputOffset(0, offset))));
        onMessage(new HubStageMessage.InputProgress(InputOffsets.of(Map.of(0, offset)), (int) (work * 300L / 86_400)));
    }

    private void onMessage(HubStageMessage message) {
        partition.onMessage(message, offset++, now, now);
    }

    /**
     * Publishes the hub as soon as it is due, with the titles requested before, and returns the milliseconds that it
     * took.
     */
    private double publish() {
        now += INTERVAL_MILLIS / 2;
        partition.publishDue(now);
        reply();
        now += INTERVAL_MILLIS / 2;
        int before = publications;
        long started = System.nanoTime();
        partition.publishDue(now);
        double took = (System.nanoTime() - started) / 1e6;
        if (publications == before) {
            throw new IllegalStateException("the hub was not published");
        }
        return took;
    }

    /** Replies in place of the partitions that own the co-cited works. */
    private void reply() {
        while (!titleRequests.isEmpty()) {
            onMessage(new TitleReplies(titleRequests.removeFirst().works().stream()
                    .map(work -> new TitleReply(work, "The work " + work))
                    .toList()));
        }
    }

    private void onOutput(HubStageOutput output) {
        if (output instanceof HubStageOutput.PublicationOutput publication) {
            publications++;
            newest = publication.summary();
        } else if (output instanceof HubStageOutput.HubMessageOutput sent
                && sent.message() instanceof TitleRequests requests) {
            titleRequests.addLast(requests);
        }
    }

    private void pages(int citingWorks) {
        int hub = stores.view().numbers().find(HUB);
        int[] seen = {0};
        OrderPosition[] late = new OrderPosition[1];
        CitingWorkOrder.forEach(stores.citingOrder(), hub, CitingWorkSortOrder.BY_DATE, null, (place, row) -> {
            seen[0]++;
            late[0] = seen[0] == citingWorks - 2 * PAGE ? place : late[0];
            return true;
        });
        report("works in the order by date: %,d", seen[0]);
        report("first page: %s", spread(times(hub, null)));
        report("page after %,d: %s", citingWorks - 2 * PAGE, spread(times(hub, late[0])));
    }

    private List<Double> times(int hub, @Nullable OrderPosition after) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int[] left = {PAGE};
            long begun = System.nanoTime();
            CitingWorkOrder.forEach(
                    stores.citingOrder(), hub, CitingWorkSortOrder.BY_DATE, after, (place, row) -> --left[0] > 0);
            times.add((System.nanoTime() - begun) / 1e6);
        }
        return times;
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation is in a library that the tests do not use.
    private void report(String format, Object... values) {
        report.accept(format.formatted(values));
    }

    private static String spread(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(time -> time).sorted().toArray();
        return "median %.2f ms, 95 %% %.2f ms, most %.2f ms of %d"
                .formatted(
                        sorted[sorted.length / 2],
                        sorted[(int) (sorted.length * 0.95)],
                        sorted[sorted.length - 1],
                        sorted.length);
    }
}
