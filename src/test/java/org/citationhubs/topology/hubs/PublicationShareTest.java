package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.reference.PartitionUpdate.HubStatement;
import org.citationhubs.citation.reference.PartitionUpdate.WorkUpdate;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.memory.CacheBudget;
import org.citationhubs.store.memory.HeapBudget;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.HubStageMessage.TitleReplies;
import org.citationhubs.topology.message.HubStageMessage.TitleReply;
import org.citationhubs.topology.message.HubStageMessage.TitleRequests;
import org.citationhubs.topology.stage.PublishedKeys;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.citationhubs.topology.stage.TopologySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Publishes while passes over the rows of hubs go on and on. On the clock of the partition each row takes 50
 * microseconds and nothing else takes time, so that the number of rows decides.
 */
class PublicationShareTest {

    private static final WorkId HUB = WorkId.parse("pmid:1");
    private static final WorkId OTHER = WorkId.parse("pmid:2");
    private static final WorkId SURVIVOR = WorkId.parse("pmid:3");
    private static final Duration ROW = Duration.ofNanos(50_000);
    private static final Duration BUDGET = Duration.ofMillis(50);
    private static final int ROWS_PER_ROUND = (int) (BUDGET.dividedBy(4).toNanos() / ROW.toNanos());
    private static final int ROUNDS_PER_SECOND = 20;

    private final TickingClock clock = new TickingClock(ROW);
    private final HubStores stores = InMemoryStores.hubStores();
    private final List<TitleRequests> asked = new ArrayList<>();
    private final Map<WorkId, Integer> publications = new HashMap<>();
    private final Map<WorkId, HubSummary> summaries = new HashMap<>();
    private final CacheBudget caches = new CacheBudget(HeapBudget.of(512 << 20));
    private final HubPartition partition = new HubPartition(
            new TopologySettings(
                    "shares",
                    1,
                    InputLimits.DEFAULT,
                    ClockCheck.DEFAULT,
                    new HubRules(TierRules.DEFAULT, LabelRules.DEFAULT),
                    Duration.ofSeconds(1),
                    BUDGET,
                    caches),
            0,
            stores,
            caches.open(),
            this::onOutput,
            new HubStageInstruments(
                    StreamMeters.NONE,
                    new PublicationTraces(StreamTraces.NONE),
                    PublishedKeys.NONE,
                    new ThreadIdleness(),
                    clock,
                    System::currentTimeMillis));
    private int listMessages;
    private long offset;
    private long now = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();

    /** What makes a hub begin passes over its rows again and again. */
    enum Unrest {
        /** A registry that states the authors in two spellings in turn, which match different works. */
        SPELLINGS {
            @Override
            PartitionUpdate update(int step, InputOffset source) {
                return described(HUB, step, authors(step % 2 == 0 ? "Maldacena, J. M." : "Juan Maldacena"), source);
            }
        },
        /** The hub is merged into another work and the merge is taken back, in turn. */
        MERGES {
            @Override
            PartitionUpdate update(int step, InputOffset source) {
                return changed(HUB, List.of(), new WorkIdentity(step % 2 == 0 ? SURVIVOR : null, List.of()), source);
            }
        };

        abstract PartitionUpdate update(int step, InputOffset source);
    }

    @ParameterizedTest
    @EnumSource
    void hubsArePublishedWhilePassesOverRowsNeverEnd(Unrest unrest) {
        // given a hub whose rows take four seconds of a pass
        int works = 4 * ROUNDS_PER_SECOND * ROWS_PER_ROUND;
        startDay();
        IntStream.range(0, works).forEach(work -> cite(work, HUB, authors("Ada Alder" + work)));
        IntStream.range(0, 20).forEach(work -> cite(-1 - work, OTHER, authors("Bo Birch")));
        settle(8 * ROUNDS_PER_SECOND);
        publications.clear();

        // when it changes four times a second, for half a minute, and another hub every half second
        int cited = 0;
        for (int round = 0; round < 30 * ROUNDS_PER_SECOND; round++) {
            if (round % 5 == 0) {
                apply(unrest.update(round / 5, source()));
                cite(works + cited++, HUB, authors("Ada Alder"));
            }
            if (round % 10 == 0) {
                cite(-100 - round, OTHER, authors("Bo Birch"));
            }
            clock.takeLooks();
            round();
            assertThat(clock.takeLooks()).as("looks at the clock").isLessThan(2 * ROWS_PER_ROUND);
        }

        // then
        assertThat(publications.getOrDefault(HUB, 0)).isGreaterThan(20);
        assertThat(publications.getOrDefault(OTHER, 0)).isGreaterThan(20);
    }

    @Test
    void mergeOfAMegaHubIsSentInBoundedParts() {
        int works = 5_000;
        startDay();
        IntStream.range(0, works).forEach(work -> cite(work, HUB, authors("Ada Alder")));
        settle(ROUNDS_PER_SECOND);

        apply(changed(HUB, List.of(), new WorkIdentity(SURVIVOR, List.of()), source()));
        int rounds = 0;
        while (listMessages < works) {
            int before = listMessages;
            round();
            rounds++;
            assertThat(listMessages - before).isBetween(1, ROWS_PER_ROUND);
        }

        assertThat(rounds).isBetween(works / ROWS_PER_ROUND, 2 * works / ROWS_PER_ROUND);
    }

    /** 300 works of 3,000 authors cite 20 hubs, and then the hubs get their authors. */
    @Test
    void hubsOfLargeCollaborationsSettleInSeconds() {
        // given
        Authors collaboration = authors(IntStream.range(0, 3_000)
                .mapToObj(author -> "Author" + author + ", F.")
                .toArray(String[]::new));
        List<WorkId> hubs = IntStream.range(100, 120)
                .mapToObj(hub -> WorkId.parse("pmid:" + hub))
                .toList();
        startDay();
        for (int work = 0; work < 300; work++) {
            apply(listOf(work, hubs, collaboration));
        }
        IntStream.range(0, 20).forEach(work -> cite(-1 - work, OTHER, authors("Bo Birch")));
        settle(4 * ROUNDS_PER_SECOND);
        publications.clear();

        // when
        hubs.forEach(hub -> apply(described(hub, 1, collaboration, source())));
        int rounds = 0;
        while (!hubs.stream().allMatch(hub -> selfCitations(hub) == 300)) {
            assertThat(rounds).as("rounds of 50 ms").isLessThan(5 * ROUNDS_PER_SECOND);
            if (rounds % 10 == 0) {
                cite(-100 - rounds, OTHER, authors("Bo Birch"));
            }
            round();
            rounds++;
        }

        // then
        assertThat(publications.getOrDefault(OTHER, 0)).isGreaterThanOrEqualTo(rounds / ROUNDS_PER_SECOND);
    }

    @Test
    void spellingThatMatchesTheSamePeopleBeginsNoPass() {
        startDay();
        IntStream.range(0, 2_000).forEach(work -> cite(work, HUB, authors("Ada Alder" + work)));
        apply(described(HUB, 1, authors("Juan Maldacena"), source()));
        settle(2 * ROUNDS_PER_SECOND);
        clock.takeLooks();
        round();
        int idle = clock.takeLooks();

        apply(described(HUB, 2, authors("MALDACENA, Juan", "et al."), source()));
        round();

        assertThat(clock.takeLooks()).isEqualTo(idle);
    }

    private int selfCitations(WorkId hub) {
        HubSummary summary = summaries.get(hub);
        return summary == null ? 0 : summary.counts().selfCitingWorks();
    }

    private void startDay() {
        onMessage(new HubStageMessage.InputProgress(InputOffsets.NONE, 20_454));
    }

    private InputOffset source() {
        return new InputOffset(0, offset);
    }

    private void settle(int rounds) {
        for (int round = 0; round < rounds; round++) {
            round();
        }
    }

    /** Lets 50 ms pass, and replies to requests for titles. */
    private void round() {
        now += 50;
        partition.publishDue(now);
        List<TitleRequests> requests = List.copyOf(asked);
        asked.clear();
        requests.forEach(request -> onMessage(new TitleReplies(
                request.works().stream().map(work -> new TitleReply(work, null)).toList())));
    }

    private void onMessage(HubStageMessage message) {
        partition.onMessage(message, offset++, now, now);
    }

    private void apply(PartitionUpdate update) {
        onMessage(new HubStageMessage.ListChanged(update));
    }

    private void cite(int work, WorkId hub, Authors authors) {
        apply(listOf(work, List.of(hub), authors));
    }

    private PartitionUpdate listOf(int work, List<WorkId> hubs, Authors authors) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        return new PartitionUpdate(
                WorkId.parse("pith:w" + work),
                WorkFacts.of(null, null, authors),
                hubs,
                List.of(),
                hubs.stream().map(hub -> new HubStatement(hub, at, List.of())).toList(),
                List.of(),
                null,
                source());
    }

    private static PartitionUpdate described(WorkId work, int second, Authors authors, InputOffset source) {
        WorkDescription description = WorkDescription.statedBy(
                Source.REGISTRY, Instant.EPOCH.plusSeconds(second), WorkFacts.of(null, null, authors));
        return changed(work, List.of(new WorkUpdate(work, description)), null, source);
    }

    private static PartitionUpdate changed(
            WorkId work, List<WorkUpdate> described, @Nullable WorkIdentity identity, InputOffset source) {
        return new PartitionUpdate(work, null, List.of(), List.of(), List.of(), described, identity, source);
    }

    private static Authors authors(String... names) {
        return new Authors(Stream.of(names).map(name -> new Author(null, name)).toList());
    }

    private void onOutput(HubStageOutput output) {
        if (output instanceof HubStageOutput.PublicationOutput publication && publication.summary() != null) {
            publications.merge(publication.hub(), 1, Integer::sum);
            summaries.put(publication.hub(), publication.summary());
        } else if (output instanceof HubStageOutput.HubMessageOutput sent
                && sent.message() instanceof TitleRequests requests) {
            asked.add(requests);
        } else if (output instanceof HubStageOutput.ListMessageOutput) {
            listMessages++;
        }
    }
}
