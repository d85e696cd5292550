package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.reference.PartitionUpdate.HubStatement;
import org.citationhubs.citation.reference.PartitionUpdate.WorkUpdate;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.serde.json.HubSummaryWriter;
import org.citationhubs.topology.TopologyFixture;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.SourceRevocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hubs that three sources state, each of them other citing works and another title. */
class SourcesOfHubsTest {

    private static final WorkId HUB = WorkId.parse("pmid:1");
    private static final WorkId OTHER = WorkId.parse("pmid:2");
    private static final List<String> SYSTEMS = List.of("", "crossref", "openalex");
    private static final int CITING = 42;

    private final InMemoryPartitions running = new InMemoryPartitions(1, 3, 1 << 20);

    @Test
    void aSummaryCountsTheCitingWorksOfEachSource() {
        state(running, Set.of());

        // Each of the seven sets of sources states six works.
        assertThat(summary(running, HUB).get("sources").toString())
                .isEqualTo("{\"\":{\"citingWorks\":24,\"only\":6},\"crossref\":{\"citingWorks\":24,\"only\":6},"
                        + "\"openalex\":{\"citingWorks\":24,\"only\":6}}");
        assertThat(summary(running, HUB).get("citingWorks").asInt()).isEqualTo(CITING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "crossref", "openalex"})
    void aRevokedSourceLeavesNothing(String system) {
        // given
        state(running, Set.of());
        JsonNode before = summary(running, HUB);

        // when
        revoke(running, system, true);
        running.settle();

        // then the state is that of partitions that never heard of the source
        InMemoryPartitions without = new InMemoryPartitions(1, 3, 1 << 20);
        state(without, Set.of(system));
        assertSame(running, without);
        assertThat(summary(running, HUB)).isNotEqualTo(before);

        // and back
        revoke(running, system, false);
        running.settle();
        assertThat(summary(running, HUB)).isEqualTo(before);
    }

    @Test
    void aRevocationSurvivesCrashes() {
        // given rounds that have time for one work
        state(running, Set.of());
        running.measureTimeWith(new TickingClock(Duration.ofSeconds(30)));

        // when the partition crashes after each of them
        revoke(running, "openalex", true);
        running.readAll();
        for (int crash = 0; crash < CITING; crash++) {
            running.pass(2_000);
            running.crash(0);
        }
        running.measureTimeWith(System::nanoTime);
        running.settle();

        // then
        InMemoryPartitions without = new InMemoryPartitions(1, 3, 1 << 20);
        state(without, Set.of("openalex"));
        assertSame(running, without);
        assertThat(running.pending(0)).isZero();
    }

    @Test
    void aRevocationThatIsRepeatedChangesNothing() {
        state(running, Set.of());
        revoke(running, "openalex", true);
        running.settle();
        int before = running.publications();

        running.queue(0, new SourceRevocation("openalex", true));
        running.settle();

        assertThat(running.publications()).isEqualTo(before);
    }

    @Test
    void anotherRankDescribesAllWorksAnew() {
        state(running, Set.of());
        String unranked = summary(running, HUB).get("title").asText();

        // when the sources rank, then the title is that of the first
        for (String first : List.of("openalex", "crossref")) {
            running.restart(List.of(first));
            running.settle();
            assertThat(summary(running, HUB).get("title").asText()).isEqualTo("pmid:1 by " + first);
        }

        // and back
        running.restart(List.of());
        running.settle();
        assertThat(summary(running, HUB).get("title").asText()).isEqualTo(unranked);
    }

    @Test
    void aSourceOfLaterStatementsStaysRevoked() {
        state(running, Set.of());
        running.restart(List.of("openalex"));
        revoke(running, "openalex", true);

        // when the source describes the hub once more
        running.queue(
                0,
                update(
                        WorkId.parse("pmid:5000"),
                        true,
                        SourceSet.of(List.of("crossref")),
                        List.of(describes(HUB, "openalex", 9))));
        running.settle();

        assertThat(summary(running, HUB).get("title").asText()).isEqualTo("pmid:1 by crossref");
    }

    private static void assertSame(InMemoryPartitions one, InMemoryPartitions other) {
        for (WorkId hub : List.of(HUB, OTHER)) {
            assertThat(summary(one, hub)).isEqualTo(summary(other, hub));
            assertThat(one.counts(hub)).isEqualTo(other.counts(hub));
            assertThat(one.coCited(hub)).isEqualTo(other.coCited(hub));
            assertThat(Set.copyOf(one.citingWorks(hub))).isEqualTo(Set.copyOf(other.citingWorks(hub)));
        }
    }

    /** Delivers what stage 1 sends of all citing works, as if some sources did not exist. */
    private static void state(InMemoryPartitions partitions, Set<String> without) {
        TreeMap<Integer, Long> offsets = new TreeMap<>();
        offsets.put(0, 100L);
        partitions.queue(0, new HubStageMessage.InputProgress(new InputOffsets(offsets), 20_000));
        for (int work = 0; work < CITING; work++) {
            SourceSet sources = sources(work, without);
            if (!sources.isEmpty()) {
                List<WorkUpdate> described = new ArrayList<>();
                for (String system : sources.systems()) {
                    described.add(describes(HUB, system, SYSTEMS.indexOf(system)));
                    described.add(describes(OTHER, system, SYSTEMS.indexOf(system)));
                }
                partitions.queue(0, update(citing(work), true, sources, described));
            }
        }
        partitions.settle();
    }

    /** Delivers what stage 1 sends when a source is revoked, or when that is taken back. */
    private static void revoke(InMemoryPartitions partitions, String system, boolean revoked) {
        partitions.queue(0, new SourceRevocation(system, revoked));
        for (int work = 0; work < CITING; work++) {
            SourceSet all = sources(work, Set.of());
            SourceSet others = sources(work, Set.of(system));
            if (all.isOnly(system) && revoked) {
                partitions.queue(
                        0,
                        new HubStageMessage.ListChanged(new PartitionUpdate(
                                citing(work),
                                null,
                                List.of(),
                                List.of(HUB, OTHER),
                                List.of(),
                                List.of(),
                                null,
                                InputOffset.NONE)));
            } else if (all.contains(system)) {
                partitions.queue(0, update(citing(work), all.isOnly(system), revoked ? others : all, List.of()));
            }
        }
    }

    private static HubStageMessage update(WorkId citing, boolean isNew, SourceSet sources, List<WorkUpdate> described) {
        Instant observed = Instant.parse("2026-01-01T00:00:00Z");
        return new HubStageMessage.ListChanged(new PartitionUpdate(
                citing,
                WorkFacts.NONE,
                isNew ? List.of(HUB, OTHER) : List.of(),
                List.of(),
                List.of(
                        new HubStatement(HUB, observed, List.of(), sources),
                        new HubStatement(OTHER, observed, List.of(), sources)),
                described,
                null,
                InputOffset.NONE));
    }

    private static WorkUpdate describes(WorkId hub, String system, int second) {
        WorkDescription title = WorkDescription.statedBy(
                Source.CITER, Instant.ofEpochSecond(second), WorkFacts.of(hub + " by " + system, null, null));
        return new WorkUpdate(hub, system, title);
    }

    private static SourceSet sources(int work, Set<String> without) {
        List<String> sources = new ArrayList<>();
        for (int system = 0; system < SYSTEMS.size(); system++) {
            if ((work % 7 + 1 & 1 << system) != 0 && !without.contains(SYSTEMS.get(system))) {
                sources.add(SYSTEMS.get(system));
            }
        }
        return SourceSet.of(sources);
    }

    private static WorkId citing(int work) {
        return WorkId.parse("pmid:" + (1_000 + work));
    }

    private static JsonNode summary(InMemoryPartitions partitions, WorkId hub) {
        HubSummary summary = Objects.requireNonNull(partitions.summaries().get(hub));
        return ((ObjectNode) TopologyFixture.read(HubSummaryWriter.write(summary)))
                .without(List.of("revision", "asOf"));
    }
}
