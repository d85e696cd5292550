package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.topology.RecordedStreamMeters;
import org.citationhubs.topology.stage.RecordSizes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Works that are merged, taken back and merged elsewhere: what lists say of an id comes and goes with it. */
class MergedIdsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PARTITIONS = 3;

    @ParameterizedTest
    @ValueSource(strings = {"never", "merged first", "taken back first"})
    void whatListsSayOfAnAliasLeavesWithIt(String order) {
        Object merge = sameAs(2_000, work(1_000), 20);
        Object back = sameAs(2_000, null, 21);
        List<Object> events = new ArrayList<>(List.of(
                cite(1, 1_000, "The survivor's own title", "Ada Alder", 5),
                cite(2, 2_000, "Title of another paper", "Zoe Zander", 10),
                new WorkEvent(work(1), at(1), facts("Citing", "Zoe Zander"))));
        if (!order.equals("never")) {
            events.addAll(order.equals("merged first") ? List.of(merge, back) : List.of(back, merge));
        }

        InMemoryPartitions running = run(events);

        HubSummary survivor = summary(running, 1_000);
        assertThat(survivor.facts()).isEqualTo(facts("The survivor's own title", "Ada Alder"));
        assertThat(survivor.counts().selfCitingWorks()).isZero();
        assertThat(summary(running, 2_000).facts()).isEqualTo(facts("Title of another paper", "Zoe Zander"));
    }

    @Test
    void whatListsSayOfAnAliasIsSaidOfTheSurvivingId() {
        InMemoryPartitions running = run(List.of(
                cite(2, 2_000, "A title", "Zoe Zander", 10),
                new WorkEvent(work(1), at(1), facts("Citing", "Zoe Zander")),
                cite(1, 1_000, null, null, 5),
                sameAs(2_000, work(1_000), 20),
                cite(3, 2_000, "A longer title", null, 30)));

        HubSummary survivor = summary(running, 1_000);
        assertThat(survivor.facts()).isEqualTo(facts("A longer title", "Zoe Zander"));
        assertThat(survivor.counts().selfCitingWorks()).isOne();
    }

    @Test
    void whatARemovedCitationSaidStaysWithTheIdItCited() {
        Object stated = cite(2, 2_000, "A title", "Zoe Zander", 10);
        Object replaced = CitationEvent.of(Operation.ASSERT, at(11), true, work(2), WorkFacts.NONE, List.of());
        Object merge = sameAs(2_000, work(1_000), 20);
        Object cited = cite(1, 1_000, null, null, 5);

        for (List<Object> events : List.of(
                List.of(cited, stated, replaced, merge),
                List.of(cited, replaced, stated, merge),
                List.of(merge, cited, stated, replaced))) {
            assertThat(summary(run(events), 1_000).facts()).isEqualTo(facts("A title", "Zoe Zander"));
        }
    }

    @Test
    void aWorkLedElsewhereTakesItsTitleAlongInBothOrders() {
        Object first = sameAs(300, work(200), 1);
        Object second = sameAs(300, work(400), 2);
        List<Object> cited = List.of(
                cite(1, 300, "Title of 300", null, 5),
                cite(2, 200, "Title of 200", null, 0),
                cite(3, 400, "Title of 400", null, 0));

        for (List<Object> merges : List.of(List.of(first, second), List.of(second, first))) {
            List<Object> events = new ArrayList<>(cited);
            events.addAll(merges);
            InMemoryPartitions running = run(events);
            assertThat(summary(running, 200).facts().title()).isEqualTo("Title of 200");
            assertThat(summary(running, 400).facts().title()).isEqualTo("Title of 300");
            assertThat(running.identity(work(300)).movedTo()).isEqualTo(work(400));
        }
    }

    @Test
    void aTitleThatGoesAwayGoesAwayInOtherHubs() {
        InMemoryPartitions running = run(List.of(
                CitationEvent.of(
                        Operation.ASSERT,
                        at(0),
                        false,
                        work(1),
                        WorkFacts.NONE,
                        List.of(citation(100, null, null), citation(200, null, null))),
                new WorkEvent(work(300), at(0), facts("Title of 300", null)),
                sameAs(300, work(200), 1)));
        assertThat(titleOfFirst(running, 100)).isEqualTo("Title of 300");

        deliver(running, sameAs(300, null, 2));

        assertThat(summary(running, 200).facts().title()).isNull();
        assertThat(titleOfFirst(running, 100)).isNull();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void mergesEndInTheSameStateInEveryOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<Object> events = new ArrayList<>();
        for (int citing = 1; citing <= 8; citing++) {
            int cited = 100 + random.nextInt(5);
            events.add(cite(citing, cited, "Title " + random.nextInt(9), "Author " + random.nextInt(3), citing));
        }
        for (int merge = 0; merge < 8; merge++) {
            int from = random.nextInt(5);
            int to = (from + 1 + random.nextInt(4)) % 5;
            events.add(sameAs(100 + from, random.nextInt(3) == 0 ? null : work(100 + to), random.nextInt(6)));
        }
        SortedMap<WorkId, String> expected = shown(run(events));

        for (int order = 0; order < 3; order++) {
            Collections.shuffle(events, random);
            assertThat(shown(run(events))).isEqualTo(expected);
        }
    }

    @Test
    void theSameAliasesAreDescribedInEveryOrder() {
        int aliases = RecordSizes.DESCRIBED_ALIASES + 6;
        List<Object> events = new ArrayList<>();
        for (int alias = 0; alias < aliases; alias++) {
            events.add(cite(alias + 1, 1_100 + alias, "x".repeat(alias + 1), null, alias));
            events.add(sameAs(1_100 + alias, work(1_000), alias));
        }
        events.add(cite(900, 1_000, null, null, 0));
        // The first leaves, so that one more of the others is described.
        events.add(sameAs(1_100, null, 1_000));

        Random random = new Random(1);
        for (int order = 0; order < 3; order++) {
            HubSummary survivor = summary(run(events), 1_000);
            assertThat(survivor.aliases()).hasSize(aliases - 1);
            assertThat(survivor.facts().title()).hasSize(RecordSizes.DESCRIBED_ALIASES + 1);
            Collections.shuffle(events, random);
        }
    }

    @Test
    void aliasesThatAreNotDescribedAreCounted() {
        List<String> metered = new ArrayList<>();
        InMemoryPartitions running = new InMemoryPartitions(PARTITIONS, 1, 1 << 20, new RecordedStreamMeters(metered));

        for (int alias = 0; alias < RecordSizes.DESCRIBED_ALIASES + 2; alias++) {
            deliver(running, sameAs(1_100 + alias, work(1_000), 1));
        }

        assertThat(metered)
                .filteredOn(line -> line.contains("cut"))
                .containsExactly("aliases cut DESCRIPTIONS 1", "aliases cut DESCRIPTIONS 1");
    }

    @Test
    void aVeryLongDescriptionOfAnAliasLosesItsAuthors() {
        List<Author> many = new ArrayList<>();
        for (int author = 0; author < 2_000; author++) {
            many.add(new Author(null, "Given Family" + author));
        }
        Object stated = CitationEvent.of(
                Operation.ASSERT,
                at(1),
                false,
                work(1),
                WorkFacts.NONE,
                List.of(new Citation(work(2_000), WorkFacts.of("A title", null, new Authors(many)), List.of())));

        InMemoryPartitions running = run(List.of(stated, sameAs(2_000, work(1_000), 2)));

        assertThat(summary(running, 1_000).facts()).isEqualTo(facts("A title", null));
    }

    private static SortedMap<WorkId, String> shown(InMemoryPartitions running) {
        SortedMap<WorkId, String> shown = new TreeMap<>();
        running.summaries()
                .forEach((id, summary) -> shown.put(
                        id,
                        summary.aliases() + " " + summary.facts() + " " + summary.counts() + " "
                                + summary.ranking().leading()));
        for (int work = 100; work < 105; work++) {
            shown.merge(work(work), " moved to " + running.identity(work(work)).movedTo(), String::concat);
        }
        return shown;
    }

    private static @Nullable String titleOfFirst(InMemoryPartitions running, int hub) {
        return summary(running, hub).ranking().leading().get(0).title();
    }

    private static HubSummary summary(InMemoryPartitions running, int hub) {
        return Objects.requireNonNull(running.summaries().get(work(hub)));
    }

    private static InMemoryPartitions run(List<Object> events) {
        InMemoryPartitions running = new InMemoryPartitions(PARTITIONS, 1, 1 << 20);
        events.forEach(event -> deliver(running, event));
        return running;
    }

    private static void deliver(InMemoryPartitions running, Object event) {
        if (event instanceof CitationEvent citations) {
            running.deliver(running.ownerOf(citations.citing()), citations);
        } else if (event instanceof WorkEvent described) {
            running.deliver(running.ownerOf(described.work()), described);
        }
        running.settle();
    }

    private static CitationEvent cite(
            int citing, int cited, @Nullable String title, @Nullable String author, int second) {
        return CitationEvent.of(
                Operation.ASSERT,
                at(second),
                false,
                work(citing),
                WorkFacts.NONE,
                List.of(citation(cited, title, author)));
    }

    private static Citation citation(int cited, @Nullable String title, @Nullable String author) {
        return new Citation(work(cited), facts(title, author), List.of());
    }

    private static WorkFacts facts(@Nullable String title, @Nullable String author) {
        return WorkFacts.of(title, null, author == null ? null : new Authors(List.of(new Author(null, author))));
    }

    private static WorkEvent sameAs(int work, @Nullable WorkId survivor, int second) {
        SameAs same = survivor == null ? SameAs.TAKEN_BACK : new SameAs(survivor);
        return new WorkEvent(work(work), at(second), WorkFacts.NONE.with(WorkField.SAME_AS, same));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
