package org.citationhubs.topology.hubs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.reference.PartitionUpdate.HubStatement;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.serde.json.HubSummaryWriter;
import org.citationhubs.store.hubs.CitingWorkOrder;
import org.citationhubs.store.hubs.CitingWorkOrder.CitingWorkSortOrder;
import org.citationhubs.store.hubs.CitingWorkOrder.OrderPosition;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.WorkPartitioner;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.citationhubs.topology.stage.TopologySettings;
import org.jspecify.annotations.Nullable;

/**
 * A hub of 300,000 citing works and a million co-cited works, from a generator, on stores in memory: how large its summary is and how long
 * its publications and pages take. Not a test, because the figures are those of a machine. Run
 * with the class path of the tests, {@code java -Xmx3g org.citationhubs.topology.hubs.LargeHub [CITING_WORKS]}.
 */
final class LargeHub {

    private static final WorkId HUB = WorkId.parse("pmid:1");
    private static final int PARTITIONS = 1_000;
    private static final int PAGE = 50;

    private final Random random = new Random(42);
    private final HubStores stores = InMemoryStores.hubStores();
    private final int partition = new WorkPartitioner(PARTITIONS).of(HUB);
    private HubPartition task = begin();
    private long offset;
    private long now;
    private int fresh;
    private int published;
    private @Nullable HubSummary newest;

    private LargeHub() {}

    public static void main(String[] arguments) {
        int citingWorks = arguments.length == 0 ? 300_000 : Integer.parseInt(arguments[0]);
        new LargeHub().run(citingWorks);
    }

    private HubPartition begin() {
        return new HubPartition(
                new TopologySettings(
                        "large",
                        PARTITIONS,
                        InputLimits.DEFAULT,
                        new HubRules(TierRules.DEFAULT, LabelRules.DEFAULT),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(60),
                        256 << 20,
                        200_000),
                partition,
                stores,
                this::onOutput,
                new HubStageInstruments(
                        StreamMeters.NONE, new PublicationTraces(StreamTraces.NONE), new ThreadIdleness()));
    }

    private void run(int citingWorks) {
        List<Double> growing = new ArrayList<>();
        long begun = System.nanoTime();
        for (int work = 1; work <= citingWorks; work++) {
            cite(work);
            if (work % 1_000 == 0) {
                growing.add(publish());
            }
        }
        print("%,d citing works in %.0f s", citingWorks, (System.nanoTime() - begun) / 1e9);
        print("publications while it grows, 1,000 citing works between two: %s", spread(growing));
        List<Double> steady = new ArrayList<>();
        for (int work = 1; work <= 200; work++) {
            cite(citingWorks + work);
            steady.add(publish());
        }
        print("publications with one citing work more: %s", spread(steady));
        task = begin();
        cite(citingWorks + 201);
        print("first publication after a restart: %.1f ms", publish());
        HubSummary summary = newest;
        if (summary == null) {
            throw new IllegalStateException("nothing was published");
        }
        print(
                "summary: %,d citing works, %,d co-cited works, %,d bytes",
                summary.citingWorks(), summary.ranking().coCitedWorks(), HubSummaryWriter.write(summary).length);
        pages(summary.citingWorks());
    }

    private void cite(int number) {
        TreeSet<WorkId> cited = new TreeSet<>();
        cited.add(HUB);
        for (int i = 0; i < 8; i++) {
            cited.add(WorkId.parse("pmid:" + (10 + (int) (20_000 * Math.pow(random.nextDouble(), 3)))));
        }
        for (int i = 0; i < 3 + number % 2; i++) {
            cited.add(WorkId.parse("pmid:" + (100_000 + fresh++)));
        }
        Instant at = Instant.EPOCH.plusSeconds(number * 300L);
        List<Mention> mentions = new ArrayList<>();
        for (int i = number % 4; i > 0; i--) {
            mentions.add(new Mention(
                    "Discussion",
                    "As was shown before, this holds in every case that we looked at. ".repeat(1 + number % 5),
                    List.of(new RoleAssignment(Role.ofCode(random.nextInt(Role.COUNT)), 0.5f)),
                    new PolarityAssignment(Polarity.ofCode(random.nextInt(Polarity.COUNT)), random.nextFloat()),
                    "model-1"));
        }
        WorkFacts facts = WorkFacts.of(
                "On the works that cite a work that all cite, number " + number,
                new PartialDate(1990 + number % 35, 1 + number % 12, 0),
                null);
        task.onMessage(
                new HubStageMessage.ListChanged(new PartitionUpdate(
                        WorkId.parse("pith:" + number),
                        facts,
                        List.copyOf(cited),
                        List.of(),
                        List.of(new HubStatement(HUB, at, mentions)),
                        List.of(),
                        null,
                        new InputOffset(0, offset))),
                offset++,
                now,
                now);
        task.onMessage(
                new HubStageMessage.InputProgress(new InputOffset(0, offset), (int) (number * 300L / 86_400)),
                offset,
                now,
                now);
    }

    /** In milliseconds. */
    private double publish() {
        now += 2_000;
        int before = published;
        long begun = System.nanoTime();
        task.publishDue(now);
        double took = (System.nanoTime() - begun) / 1e6;
        if (published == before) {
            throw new IllegalStateException("nothing was published");
        }
        return took;
    }

    private void pages(int citingWorks) {
        int hub = stores.view().numbers().find(HUB);
        int[] seen = {0};
        OrderPosition[] deep = new OrderPosition[1];
        CitingWorkOrder.forEach(stores.citingOrder(), hub, CitingWorkSortOrder.BY_DATE, null, (place, row) -> {
            seen[0]++;
            deep[0] = seen[0] == citingWorks - 2 * PAGE ? place : deep[0];
            return true;
        });
        print("in the order by date: %,d", seen[0]);
        print("first page: %s", spread(times(hub, null)));
        print("page after %,d: %s", citingWorks - 2 * PAGE, spread(times(hub, deep[0])));
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

    private static String spread(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(time -> time).sorted().toArray();
        return "median %.2f ms, 95 %% %.2f ms, most %.2f ms of %d"
                .formatted(
                        sorted[sorted.length / 2],
                        sorted[(int) (sorted.length * 0.95)],
                        sorted[sorted.length - 1],
                        sorted.length);
    }

    private static void print(String format, Object... values) {
        System.out.println(format.formatted(Arrays.copyOf(values, values.length)));
    }

    private void onOutput(HubStageOutput output) {
        if (output instanceof HubStageOutput.PublicationOutput publication) {
            published++;
            newest = publication.summary();
        }
    }
}
