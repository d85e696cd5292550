package org.citationhubs.topology.lists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.serde.json.DeadLetter;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.ListStageState;
import org.citationhubs.store.lists.ReferenceListStore;
import org.citationhubs.store.memory.CacheBudget;
import org.citationhubs.store.memory.HeapBudget;
import org.citationhubs.topology.RecordedStreamMeters;
import org.citationhubs.topology.lists.ListStageOutput.DeadLetterOutput;
import org.citationhubs.topology.lists.ListStageOutput.HubUpdateOutput;
import org.citationhubs.topology.lists.ListStageOutput.ListUpdateOutput;
import org.citationhubs.topology.message.HubStageMessage.ListChanged;
import org.citationhubs.topology.message.InputRecord;
import org.citationhubs.topology.message.ListStageMessage;
import org.citationhubs.topology.message.ListStageMessage.MisroutedRecord;
import org.citationhubs.topology.message.ListStageMessage.MisroutedRecordsApplied;
import org.citationhubs.topology.message.WorkPartitioner;
import org.citationhubs.topology.stage.TopologySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListUpdaterTest {

    private static final int PARTITIONS = 4;
    private static final WorkId CITING = WorkId.parse("pmid:1");
    private static final int OWNER = new WorkPartitioner(PARTITIONS).of(CITING);
    private static final int OTHER = (OWNER + 1) % PARTITIONS;
    private static final long WRITTEN = Instant.parse("2026-05-26T10:00:00Z").toEpochMilli();
    private static final String EVENT = """
            {"op": "assert", "observedAt": "2026-05-25T10:00:00Z", "citing": {"id": "pmid:1"},
             "citations": [{"cited": {"id": "pmid:2"}}, {"cited": {"id": "pmid:3"}}]}""";

    private final KeyValueStore<Bytes, byte[]> lists = InMemoryStores.open(StoreNames.REFERENCE_LISTS);
    private final List<ListStageOutput> sent = new ArrayList<>();
    private final List<String> metered = new ArrayList<>();

    @Test
    void anEventChangesItsListAndIsSentToThePartitionsOfHubs() {
        updater(OWNER).onInput(record(OWNER, EVENT));

        assertThat(ReferenceListStore.get(lists, CITING)
                        .effective(SourceRules.NONE)
                        .size())
                .isEqualTo(2);
        Map<Integer, List<WorkId>> hubs = new TreeMap<>();
        for (ListStageOutput one : sent) {
            HubUpdateOutput output = (HubUpdateOutput) one;
            ListChanged changed = (ListChanged) output.message();
            assertThat(changed.update().source()).isEqualTo(new InputOffset(OWNER, 4_711));
            changed.update().stated().forEach(stated -> hubs.computeIfAbsent(output.partition(), p -> new ArrayList<>())
                    .add(stated.hub()));
        }
        Map<Integer, List<WorkId>> owners = new TreeMap<>();
        for (WorkId cited : List.of(WorkId.parse("pmid:2"), WorkId.parse("pmid:3"))) {
            owners.computeIfAbsent(new WorkPartitioner(PARTITIONS).of(cited), p -> new ArrayList<>())
                    .add(cited);
        }
        assertThat(hubs).isEqualTo(owners);
    }

    @Test
    void selfCitationsAreDroppedAndCounted() {
        // given a list of two works and the citing work itself
        String event = EVENT.replace("[{", "[{\"cited\": {\"id\": \"pmid:1\"}}, {");

        // when
        updater(OWNER).onInput(record(OWNER, event));

        // then
        assertThat(ReferenceListStore.get(lists, CITING)
                        .effective(SourceRules.NONE)
                        .size())
                .isEqualTo(2);
        assertThat(metered).containsExactly("self-citations 1", "applied 2 withdrawn 0", "input applied citations.v1");
    }

    @Test
    void aMisroutedRecordIsForwardedUnchanged() {
        updater(OTHER).onInput(record(OTHER, EVENT));

        assertThat(lists.approximateNumEntries()).isZero();
        assertThat(sent).hasSize(1);
        assertThat(((ListUpdateOutput) sent.get(0)).partition()).isEqualTo(OWNER);
        InputRecord forwarded = ((MisroutedRecord) ((ListUpdateOutput) sent.get(0)).message()).record();
        assertThat(forwarded.topic()).isEqualTo("citations.v1");
        assertThat(forwarded.partition()).isEqualTo(OTHER);
        assertThat(forwarded.offset()).isEqualTo(4_711);
        assertThat(forwarded.timestamp()).isEqualTo(WRITTEN);
        assertThat(forwarded.key()).isEqualTo("pmid:1".getBytes(UTF_8));
        assertThat(forwarded.value()).isEqualTo(EVENT.getBytes(UTF_8));
    }

    @Test
    void aForwardedRecordIsNotCoveredByItsChange() {
        // given
        updater(OTHER).onInput(record(OTHER, EVENT));
        ListStageMessage forwarded = ((ListUpdateOutput) sent.remove(0)).message();

        // when
        ListUpdater owner = updater(OWNER);
        owner.onMessage(forwarded);

        // then
        assertThat(ReferenceListStore.get(lists, CITING)
                        .effective(SourceRules.NONE)
                        .size())
                .isEqualTo(2);
        assertThat(sent).isNotEmpty().allSatisfy(one -> assertThat(((ListChanged) ((HubUpdateOutput) one).message())
                        .update()
                        .source())
                .isEqualTo(InputOffset.NONE));
        // and its sender learns that it is applied
        sent.clear();
        owner.acknowledge();
        assertThat(sent).containsExactly(new ListUpdateOutput(OTHER, new MisroutedRecordsApplied(OWNER, 4_711)));
    }

    @Test
    void aMisroutedWorkEventIsForwarded() {
        String title = """
                {"id": "pmid:1", "observedAt": "2026-05-25T10:00:00Z", "title": "One"}""";
        updater(OTHER).onInput(new InputRecord("works.v1", OTHER, 3, WRITTEN, null, title.getBytes(UTF_8)));

        assertThat(sent).hasSize(1);
        InputRecord forwarded = ((MisroutedRecord) ((ListUpdateOutput) sent.remove(0)).message()).record();
        assertThat(forwarded.key()).isNull();

        updater(OWNER).onInput(forwarded);

        assertThat(ReferenceListStore.get(lists, CITING)
                        .stated()
                        .description(SourceRules.NONE)
                        .facts()
                        .title())
                .isEqualTo("One");
        assertThat(((ListChanged) ((HubUpdateOutput) sent.get(0)).message())
                        .update()
                        .source())
                .isEqualTo(InputOffset.NONE);
    }

    @Test
    void aDuplicateSendsNothing() {
        updater(OWNER).onInput(record(OWNER, EVENT));
        sent.clear();

        updater(OWNER).onInput(record(OWNER, EVENT));

        assertThat(sent).isEmpty();
        assertThat(metered)
                .containsExactly(
                        "applied 2 withdrawn 0",
                        "input applied citations.v1",
                        "duplicate",
                        "input applied citations.v1");
    }

    @Test
    void anOlderEventIsStaleAndARetractionWithdraws() {
        // given a list of two works
        ListUpdater updater = updater(OWNER);
        updater.onInput(record(OWNER, EVENT));

        // when an older and a newer event retract one of them
        String one = EVENT.replace(", {\"cited\": {\"id\": \"pmid:3\"}}", "");
        updater.onInput(record(OWNER, one.replace("assert", "retract").replace("2026-05-25", "2026-05-24")));
        updater.onInput(record(OWNER, one.replace("assert", "retract").replace("2026-05-25", "2026-05-26")));

        // then the older is stale, and the newer withdraws
        assertThat(metered)
                .containsExactly(
                        "applied 2 withdrawn 0",
                        "input applied citations.v1",
                        "late",
                        "input applied citations.v1",
                        "applied 0 withdrawn 1",
                        "input applied citations.v1");
    }

    @Test
    void anEventThatMakesAListTooLongChangesNothing() {
        // given
        ListUpdater updater = updater(OWNER, InputLimits.of(3, 200, 2_000, 1 << 20));
        updater.onInput(record(OWNER, EVENT));
        sent.clear();

        // when
        updater.onInput(record(OWNER, EVENT.replace("pmid:2", "pmid:4").replace("pmid:3", "pmid:5")));

        // then
        assertThat(ReferenceListStore.get(lists, CITING)
                        .effective(SourceRules.NONE)
                        .size())
                .isEqualTo(2);
        DeadLetter letter = ((DeadLetterOutput) sent.get(0)).letter();
        assertThat(sent).hasSize(1);
        assertThat(letter.rejection().reason()).isEqualTo(RejectionReason.OVER_LIMIT);
        assertThat(letter.rejection().message())
                .isEqualTo("with this event pmid:1 would have 4 references, more than 3");
        assertThat(letter.offset()).isEqualTo(4_711);
        assertThat(metered).endsWith("refused OVER_LIMIT at citations.v1-" + OWNER + "@4711");
    }

    @ParameterizedTest
    @CsvSource({"2026-05-27T10:00:00Z, false", "2026-05-27T10:00:01Z, true", "2999-01-01T00:00:00Z, true"})
    void anObservationFromTheFutureIsRejected(String observedAt, boolean rejected) {
        updater(OWNER).onInput(record(OWNER, EVENT.replace("2026-05-25T10:00:00Z", observedAt)));

        assertThat(ReferenceListStore.get(lists, CITING)
                        .effective(SourceRules.NONE)
                        .size())
                .isEqualTo(rejected ? 0 : 2);
        assertThat(sent.get(0) instanceof DeadLetterOutput).isEqualTo(rejected);
    }

    @Test
    void aMisroutedRecordIsComparedWithItsOwnTime() {
        // given a record that is from the future by its own time
        updater(OTHER).onInput(record(OTHER, EVENT.replace("2026-05-25", "2026-05-28")));
        InputRecord forwarded = ((MisroutedRecord) ((ListUpdateOutput) sent.remove(0)).message()).record();

        // when
        updater(OWNER).onInput(forwarded);

        // then
        DeadLetter letter = ((DeadLetterOutput) sent.get(0)).letter();
        assertThat(letter.rejection().reason()).isEqualTo(RejectionReason.FUTURE);
        assertThat(letter.rejection().field()).isEqualTo("observedAt");
        assertThat(letter.partition()).isEqualTo(OTHER);
    }

    @Test
    void aListIsAppliedAfterARejectedOneFromTheFuture() {
        ListUpdater updater = updater(OWNER);
        String future = EVENT.replace("2026-05-25", "2999-01-01")
                .replace("\"op\"", "\"references\": \"complete\", \"op\"")
                .replaceFirst("(?s)\\[.*]", "[]");
        updater.onInput(record(OWNER, future));

        // when
        updater.onInput(record(OWNER, EVENT));

        // then
        assertThat(ReferenceListStore.get(lists, CITING)
                        .effective(SourceRules.NONE)
                        .size())
                .isEqualTo(2);
    }

    @Test
    void theDayOfTheStreamIsAtMostThatOfTheRecord() {
        ListUpdater updater = updater(OWNER);

        updater.onInput(record(OWNER, EVENT.replace("2026-05-25", "2026-05-27")));

        assertThat(LocalDate.ofEpochDay(updater.newestDay())).isEqualTo("2026-05-26");
    }

    @Test
    void aWorkFromTheFutureIsRejected() {
        updater(OWNER).onInput(work("2026-05-28T10:00:00Z", "2026-05-25T10:00:00Z"));

        DeadLetter letter = ((DeadLetterOutput) sent.get(0)).letter();
        assertThat(letter.rejection().reason()).isEqualTo(RejectionReason.FUTURE);
        assertThat(letter.rejection().field()).isEqualTo("observedAt");
    }

    @Test
    void aNoticeFromTheFutureHoldsFromItsObservation() {
        updater(OWNER).onInput(work("2026-05-25T10:00:00Z", "2999-01-01T00:00:00Z"));

        assertThat(ReferenceListStore.get(lists, CITING)
                        .stated()
                        .description(SourceRules.NONE)
                        .facts()
                        .retraction())
                .isEqualTo(new RetractionNotice(null, Instant.parse("2026-05-25T10:00:00Z"), null));
    }

    private static InputRecord work(String observedAt, String noticedAt) {
        String work = """
                {"id": "pmid:1", "observedAt": "%s", "retraction": {"noticedAt": "%s"}}\
                """.formatted(observedAt, noticedAt);
        return new InputRecord("works.v1", OWNER, 3, WRITTEN, null, work.getBytes(UTF_8));
    }

    @Test
    void aRecordWithoutAValueIsRejectedWithItsKey() {
        updater(OWNER).onInput(record(OWNER, null));

        DeadLetter letter = ((DeadLetterOutput) sent.get(0)).letter();
        assertThat(letter.rejection().reason()).isEqualTo(RejectionReason.UNDECODABLE);
        assertThat(Objects.requireNonNull(letter.key())).isEqualTo("pmid:1".getBytes(UTF_8));
        assertThat(letter.value()).isNull();
    }

    private ListUpdater updater(int partition) {
        return updater(partition, InputLimits.DEFAULT);
    }

    private ListUpdater updater(int partition, InputLimits limits) {
        TopologySettings settings = new TopologySettings(
                "updater",
                PARTITIONS,
                limits,
                ClockCheck.DEFAULT,
                new HubRules(TierRules.withLeast(10), LabelRules.DEFAULT),
                Duration.ofSeconds(1),
                Duration.ofMillis(50),
                new CacheBudget(HeapBudget.of(16 << 20)));
        return new ListUpdater(
                settings,
                partition,
                lists,
                new ListStageState(InMemoryStores.open(StoreNames.INTAKE)),
                sent::add,
                new RecordedStreamMeters(metered));
    }

    private static InputRecord record(int partition, @Nullable String value) {
        return new InputRecord(
                "citations.v1",
                partition,
                4_711,
                WRITTEN,
                "pmid:1".getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8));
    }
}
