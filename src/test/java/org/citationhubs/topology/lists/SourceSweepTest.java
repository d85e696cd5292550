package org.citationhubs.topology.lists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.PartitionUpdate.HubStatement;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.ListStageState;
import org.citationhubs.store.lists.ReferenceListStore;
import org.citationhubs.store.memory.CacheBudget;
import org.citationhubs.store.memory.HeapBudget;
import org.citationhubs.topology.lists.ListStageOutput.DeadLetterOutput;
import org.citationhubs.topology.lists.ListStageOutput.HubUpdateOutput;
import org.citationhubs.topology.message.HubStageMessage.ListChanged;
import org.citationhubs.topology.message.InputRecord;
import org.citationhubs.topology.message.SourceRevocation;
import org.citationhubs.topology.stage.CrawlerTopics;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.TopologySettings;
import org.junit.jupiter.api.Test;

class SourceSweepTest {

    private static final long WRITTEN = Instant.parse("2026-05-26T10:00:00Z").toEpochMilli();

    private final KeyValueStore<Bytes, byte[]> lists = InMemoryStores.open(StoreNames.REFERENCE_LISTS);
    private final KeyValueStore<Bytes, byte[]> intake = InMemoryStores.open(StoreNames.INTAKE);
    private final List<ListStageOutput> sent = new ArrayList<>();
    private long offset;

    @Test
    void aSweepContinuesWhereItStoppedAfterARestart() {
        // given three lists of one system that is revoked
        ListUpdater updater = updater(List.of());
        for (int citing = 1; citing <= 3; citing++) {
            updater.onInput(event(citing, "crossref", "c", 9));
        }
        updater.onMessage(new SourceRevocation("crossref", true));
        sent.clear();

        // when each round derives one list anew, by a new updater
        updater(List.of()).resumeSweep(() -> true);

        // then the first list is gone, and the others follow in turn
        assertThat(removedFrom()).containsExactly(WorkId.parse("pmid:1"));
        assertThat(ListStageState.rules(intake, WorkId.parse("pmid:1")).counts("crossref"))
                .isFalse();
        assertThat(ListStageState.rules(intake, WorkId.parse("pmid:2")).counts("crossref"))
                .isTrue();
        assertThat(ListStageState.pending(intake)).isEqualTo(1);
        updater(List.of()).resumeSweep(() -> true);
        updater(List.of()).resumeSweep(() -> true);
        assertThat(removedFrom())
                .containsExactly(WorkId.parse("pmid:1"), WorkId.parse("pmid:2"), WorkId.parse("pmid:3"));
        assertThat(ListStageState.pending(intake)).isZero();
        assertThat(ListStageState.citingWorks(intake)).isZero();
    }

    @Test
    void aChangeDuringASweepWaitsForItsEnd() {
        ListUpdater updater = updater(List.of());
        updater.onInput(event(1, "crossref", "c", 9));
        updater.onInput(event(2, "crossref", "c", 9));
        updater.onMessage(new SourceRevocation("crossref", true));
        updater.resumeSweep(() -> true);

        // when the revocation is taken back while one list is swept
        updater.onMessage(new SourceRevocation("crossref", false));
        sent.clear();
        updater.resumeSweep(() -> true);

        // then the sweep ends first, and another one brings both lists back
        assertThat(removedFrom()).containsExactly(WorkId.parse("pmid:2"));
        assertThat(updater.isSweeping()).isTrue();
        updater.resumeSweep(() -> false);
        assertThat(updater.isSweeping()).isFalse();
        assertThat(ListStageState.citingWorks(intake)).isEqualTo(2);
    }

    @Test
    void anotherRankSendsTheMentionsOfAnotherSource() {
        // given a citation with mentions of two systems
        ListUpdater updater = updater(List.of());
        updater.onInput(event(1, "crossref", "c", 9));
        updater.onInput(event(1, "openalex", "o", 9));
        assertThat(contexts()).containsExactly("c", "c");
        sent.clear();

        // when the service starts with a rank
        updater(List.of("openalex")).resumeSweep(() -> false);

        // then the mentions are those of the system that ranks first, once
        assertThat(contexts()).containsExactly("o");
        sent.clear();
        updater(List.of("openalex")).resumeSweep(() -> false);
        assertThat(sent).isEmpty();
    }

    @Test
    void theSixtyFifthSourceOfAWorkIsRejected() {
        ListUpdater updater = updater(List.of());
        for (int source = 0; source < 65; source++) {
            updater.onInput(event(1, "source-" + source, "c", 9));
        }

        List<DeadLetterOutput> rejected = sent.stream()
                .filter(DeadLetterOutput.class::isInstance)
                .map(DeadLetterOutput.class::cast)
                .toList();
        assertThat(rejected).singleElement().satisfies(letter -> assertThat(
                        letter.letter().rejection().reason())
                .isEqualTo(RejectionReason.OVER_LIMIT));
        assertThat(ReferenceListStore.get(lists, WorkId.parse("pmid:1"))
                        .effective(SourceRules.NONE)
                        .entries()
                        .get(0)
                        .sources()
                        .systems())
                .hasSize(64);
    }

    @Test
    void sourcesThatDescribeAtLengthStillCite() {
        // given ten sources that each name thousands of authors of a work
        ListUpdater updater = updater(List.of());
        StringBuilder authors = new StringBuilder();
        for (int author = 0; author < 3_000; author++) {
            authors.append(author == 0 ? "" : ",")
                    .append("{\"name\":\"")
                    .append("x".repeat(40))
                    .append(author)
                    .append("\"}");
        }
        for (int source = 0; source < 10; source++) {
            String json = """
                    {"op": "assert", "observedAt": "2026-05-25T10:00:00Z", "source": {"system": "s%d"},
                     "citing": {"id": "pmid:1", "authors": [%s]}, "citations": [{"cited": {"id": "pmid:%d"}}]}""";
            updater.onInput(record(json.formatted(source, authors, 100 + source)));
        }

        assertThat(sent).noneMatch(DeadLetterOutput.class::isInstance);
        assertThat(ReferenceListStore.get(lists, WorkId.parse("pmid:1"))
                        .effective(SourceRules.NONE)
                        .size())
                .isEqualTo(10);
        assertThat(lists.get(Bytes.wrap("pmid:1".getBytes(UTF_8)))).hasSizeLessThan(700 << 10);
    }

    @Test
    void sweepsOfAThreadPauseAfterARound() {
        long[] nanos = {0};
        SweepShare share = new SweepShare(() -> nanos[0]);
        List<Long> rounds = new ArrayList<>();
        for (long now = 1_000; now < 1_100; now += 10) {
            long at = now;
            share.run(now, isOver -> {
                rounds.add(at);
                while (!isOver.getAsBoolean()) {
                    nanos[0] += Duration.ofMillis(4).toNanos();
                }
            });
        }

        assertThat(rounds).containsExactly(1_000L, 1_040L, 1_080L);
    }

    private List<WorkId> removedFrom() {
        return sent.stream()
                .filter(HubUpdateOutput.class::isInstance)
                .map(output -> ((ListChanged) ((HubUpdateOutput) output).message()).update())
                .filter(update -> !update.removed().isEmpty())
                .map(update -> update.citing())
                .toList();
    }

    private List<String> contexts() {
        return sent.stream()
                .filter(HubUpdateOutput.class::isInstance)
                .flatMap(output -> ((ListChanged) ((HubUpdateOutput) output).message()).update().stated().stream())
                .map(HubStatement::mentions)
                .map(mentions -> String.valueOf(mentions.get(0).context()))
                .toList();
    }

    private ListUpdater updater(List<String> rank) {
        TopologySettings settings = new TopologySettings(
                "sweep",
                1,
                InputLimits.DEFAULT,
                ClockCheck.DEFAULT,
                new HubRules(TierRules.withLeast(10), LabelRules.DEFAULT),
                Duration.ofSeconds(1),
                Duration.ofMillis(50),
                new CacheBudget(HeapBudget.of(16 << 20)),
                CrawlerTopics.NONE,
                rank);
        return new ListUpdater(settings, 0, lists, new ListStageState(intake), sent::add, StreamMeters.NONE);
    }

    private InputRecord event(int citing, String system, String context, int cited) {
        String json = """
                {"op": "assert", "observedAt": "2026-05-25T10:00:00Z", "source": {"system": "%s"},
                 "citing": {"id": "pmid:%d"},
                 "citations": [{"cited": {"id": "pmid:%d"}, "mentions": [{"context": "%s"}]}]}""";
        return record(json.formatted(system, citing, cited, context));
    }

    private InputRecord record(String json) {
        return new InputRecord("citations.v1", 0, offset++, WRITTEN, null, json.getBytes(UTF_8));
    }
}
