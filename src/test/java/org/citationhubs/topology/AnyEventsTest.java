package org.citationhubs.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.count.CategoryCounts;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.topology.WholeModel.Figures;
import org.citationhubs.topology.hubs.InMemoryPartitions;

/**
 * Compares partitions that read at random and crash with a recomputation from the log of events. The events are of all
 * kinds, in any order: citations with descriptions of the cited works, late descriptions, retractions, merged ids in
 * chains and cycles, and the revocation of each.
 */
class AnyEventsTest {

    private static final int LEAST = 3;
    private static final int LEADERS = 20;
    private static final List<String> SYSTEMS = List.of("", "crossref", "openalex", "s2");
    private static final Instant START = Instant.parse("2025-03-01T12:00:00Z");

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void everyFigureEqualsARecomputationFromTheLog(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int partitions,
            @ForAll boolean cached,
            @ForAll @IntRange(min = 1, max = 4) int systems) {
        // given partitions that read at any pace, and crash, with misrouted events of one or several sources
        Random random = new Random(seed);
        List<String> sources = SYSTEMS.subList(0, systems);
        InMemoryPartitions running = new InMemoryPartitions(partitions, LEAST, cached ? 1 << 20 : 0);
        List<CitationEvent> events = new ArrayList<>();
        List<WorkEvent> workEvents = new ArrayList<>();
        for (int step = 0; step < 3_000; step++) {
            int partition = random.nextInt(partitions);
            switch (random.nextInt(14)) {
                case 0, 1, 2 -> {
                    CitationEvent event = event(random).withSource(source(random, sources));
                    events.add(event);
                    running.deliver(random.nextInt(9) == 0 ? partition : running.ownerOf(event.citing()), event);
                }
                case 3 -> {
                    WorkEvent event = workEvent(random, source(random, sources));
                    workEvents.add(event);
                    running.deliver(random.nextInt(9) == 0 ? partition : running.ownerOf(event.work()), event);
                }
                case 4, 5 -> running.pass(random.nextInt(700));
                case 6 -> {
                    if (random.nextInt(3) == 0) {
                        running.crash(partition);
                    }
                }
                case 7, 8, 9 -> running.readList(partition);
                default -> running.read(partition);
            }
        }
        // when everything is read
        running.settle();

        // then every figure is that of the whole log
        assertThat(running.deadLetters()).isZero();
        WholeModel model = new WholeModel(events, workEvents);
        Set<WorkId> expected = new TreeSet<>();
        for (WorkId work : model.all()) {
            check(running, model, work);
            if (model.survivor(work).equals(work) && model.citing(work).size() >= LEAST) {
                expected.add(work);
            }
        }
        assertThat(running.summaries().keySet()).isEqualTo(expected);
        running.summaries().values().forEach(summary -> checkSummary(summary, model));
        // when every event arrives again
        int before = running.publications();
        int changeEvents = running.changeEvents().size();
        events.forEach(event -> running.deliver(running.ownerOf(event.citing()), event));
        workEvents.forEach(event -> running.deliver(running.ownerOf(event.work()), event));
        running.settle();
        // then nothing is published
        assertThat(running.publications()).as("duplicates publish nothing").isEqualTo(before);
        assertThat(running.changeEvents())
                .as("duplicates cause no change events")
                .hasSize(changeEvents);
        assertThat(running.changeEvents().stream().map(event -> event.id()).toList())
                .doesNotHaveDuplicates();
    }

    static void check(InMemoryPartitions running, WholeModel model, WorkId work) {
        WorkId survivor = model.survivor(work);
        if (!survivor.equals(work)) {
            WorkId movedTo = running.identity(work).movedTo();
            assertThat(movedTo).as("survivor of %s", work).isNotNull();
            assertThat(model.survivor(movedTo)).isEqualTo(survivor);
            assertThat(running.counts(work).citingWorks())
                    .as("citing works of %s", work)
                    .isZero();
            assertThat(running.counts(work).retractedCitingWorks()).isZero();
            assertThat(running.citingWorks(work)).isEmpty();
            return;
        }
        assertThat(running.identity(work).movedTo()).as("survivor of %s", work).isNull();
        Figures figures = model.figures(work);
        checkCounts(work, running.counts(work), figures);
        assertThat(sources(running.counts(work))).as("sources of %s", work).isEqualTo(model.sources(work));
        assertThat(running.citingWorks(work))
                .as("list of %s", work)
                .containsExactlyInAnyOrderElementsOf(model.citing(work));
        assertThat(running.coCited(work)).as("co-cited with %s", work).isEqualTo(figures.coCited());
    }

    private static void checkCounts(WorkId work, HubCounts counts, Figures figures) {
        assertThat(counts.citingWorks()).as("citing works of %s", work).isEqualTo(figures.citingWorks());
        assertThat(counts.retractedCitingWorks()).as("retracted of %s", work).isEqualTo(figures.retracted());
        assertThat(counts.selfCitingWorks()).as("self-citing of %s", work).isEqualTo(figures.self());
        assertThat(counts.statements()).as("statements of %s", work).isEqualTo(figures.statements());
        assertThat(figures(counts.roles(), CategoryCounts::citingWorks))
                .as("roles of %s", work)
                .isEqualTo(figures.roles());
        assertThat(figures(counts.roles(), CategoryCounts::statements)).isEqualTo(figures.roleStatements());
        assertThat(figures(counts.polarities(), CategoryCounts::citingWorks))
                .as("polarities of %s", work)
                .isEqualTo(figures.polarities());
        assertThat(figures(counts.polarities(), CategoryCounts::statements)).isEqualTo(figures.polarityStatements());
        assertThat(counts.years()).as("years of %s", work).isEqualTo(figures.years());
    }

    private static Map<String, List<Integer>> sources(HubCounts counts) {
        Map<String, List<Integer>> sources = new TreeMap<>();
        counts.sources().bySystem().forEach((system, of) -> sources.put(system, List.of(of.citingWorks(), of.only())));
        return sources;
    }

    private static <K> Map<K, Integer> figures(
            Map<K, CategoryCounts> counts, Function<CategoryCounts, Integer> figure) {
        Map<K, Integer> figures = new TreeMap<>();
        counts.forEach((key, count) -> figures.put(key, figure.apply(count)));
        figures.values().removeIf(count -> count == 0);
        return figures;
    }

    private static void checkSummary(HubSummary summary, WholeModel model) {
        WorkId hub = summary.id();
        Figures figures = model.figures(hub);
        HubCounts counts = summary.counts();
        checkCounts(hub, counts, figures);
        int citingWorks = summary.citingWorks();
        assertThat(sum(counts.roles())).isEqualTo(citingWorks);
        assertThat(sum(counts.polarities())).isEqualTo(citingWorks);
        assertThat(counts.years().values().stream().mapToInt(year -> year).sum() + counts.undated())
                .isEqualTo(citingWorks);
        ActivityWindows windows = summary.windows();
        assertThat(List.of(windows.d1(), windows.d7(), windows.d30(), windows.d365()))
                .as("windows of %s", hub)
                .isEqualTo(figures.windows());
        assertThat(summary.aliases()).as("other ids of %s", hub).isEqualTo(model.aliases(hub));
        assertThat(summary.facts().title()).as("title of %s", hub).isEqualTo(model.described(hub, WorkFacts::title));
        assertThat(summary.facts().publishedAt()).isEqualTo(model.described(hub, WorkFacts::publishedAt));
        assertThat(summary.facts().authors()).isEqualTo(model.described(hub, WorkFacts::authors));
        assertThat(summary.facts().isRetracted()).isEqualTo(model.isRetracted(hub));
        assertThat(summary.ranking().coCitedWorks()).isEqualTo(figures.coCited().size());
        assertThat(summary.ranking().coCitations())
                .isEqualTo(figures.coCited().values().stream()
                        .mapToLong(count -> count)
                        .sum());
        assertThat(summary.ranking().leading().stream()
                        .map(work -> work.id() + " " + work.title() + " " + work.count())
                        .toList())
                .as("leading co-cited works of %s", hub)
                .isEqualTo(figures.coCited().entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<WorkId, Integer> entry) -> -entry.getValue())
                                .thenComparing(Map.Entry::getKey))
                        .limit(LEADERS)
                        .map(entry -> entry.getKey() + " " + model.described(entry.getKey(), WorkFacts::title) + " "
                                + entry.getValue())
                        .toList());
        assertThat(summary.representative())
                .hasSize(Math.min(24, citingWorks))
                .extracting(work -> work.id())
                .doesNotHaveDuplicates()
                .isSubsetOf(model.citing(hub));
    }

    private static int sum(Map<?, CategoryCounts> counts) {
        return counts.values().stream().mapToInt(CategoryCounts::citingWorks).sum();
    }

    /** Citing and cited works overlap, so that works of both kinds are retracted and merged. */
    private static CitationEvent event(Random random) {
        WorkId citing = Generators.work(1 + random.nextInt(90));
        List<Citation> citations = new ArrayList<>();
        for (int length = 1 + random.nextInt(10); length > 0; length--) {
            WorkId cited = Generators.work(70 + (int) (40 * Math.pow(random.nextDouble(), 2)));
            if (!cited.equals(citing)) {
                citations.add(
                        new Citation(cited, random.nextInt(8) == 0 ? facts(random) : WorkFacts.NONE, mentions(random)));
            }
        }
        return CitationEvent.of(
                random.nextInt(6) == 0 ? Operation.RETRACT : Operation.ASSERT,
                time(random),
                citations.isEmpty() || random.nextInt(4) == 0,
                citing,
                facts(random),
                citations);
    }

    private static List<Mention> mentions(Random random) {
        List<Mention> mentions = new ArrayList<>();
        for (int left = random.nextInt(5) - 2; left > 0; left--) {
            Set<Role> some = new TreeSet<>();
            for (int more = random.nextInt(3); more > 0; more--) {
                some.add(Role.ofCode(random.nextInt(Role.COUNT)));
            }
            List<RoleAssignment> roles =
                    some.stream().map(role -> new RoleAssignment(role, 0.5f)).toList();
            mentions.add(new Mention(
                    null,
                    "context " + random.nextInt(3),
                    roles,
                    new PolarityAssignment(Polarity.ofCode(random.nextInt(Polarity.COUNT)), random.nextInt(4) / 4f),
                    null,
                    random.nextInt(4) == 0 ? "claim-" + random.nextInt(3) : null));
        }
        return mentions;
    }

    private static WorkEvent workEvent(Random random, SourceKey source) {
        WorkId work = Generators.work(1 + random.nextInt(110));
        return new WorkEvent(
                work,
                time(random),
                switch (random.nextInt(8)) {
                    case 0, 1 -> retraction(new RetractionNotice("doi:10.1/n" + random.nextInt(3), START, null));
                    case 2 -> retraction(RetractionNotice.TAKEN_BACK);
                    case 3, 4, 5 -> sameAs(new SameAs(another(random, work)));
                    case 6 -> sameAs(SameAs.TAKEN_BACK);
                    default -> facts(random);
                },
                source);
    }

    private static SourceKey source(Random random, List<String> systems) {
        String system = systems.get(random.nextInt(systems.size()));
        return new SourceKey(system, systems.size() > 1 && random.nextInt(4) == 0 ? "r" : "");
    }

    /** Returns a work of a small range, so that chains and cycles occur. */
    private static WorkId another(Random random, WorkId work) {
        WorkId other = work;
        while (other.equals(work)) {
            other = Generators.work(60 + random.nextInt(30));
        }
        return other;
    }

    private static WorkFacts retraction(RetractionNotice retraction) {
        return WorkFacts.NONE.with(WorkField.RETRACTION, retraction);
    }

    private static WorkFacts sameAs(SameAs same) {
        return WorkFacts.NONE.with(WorkField.SAME_AS, same);
    }

    private static WorkFacts facts(Random random) {
        return WorkFacts.of(
                random.nextInt(3) == 0 ? "Title " + random.nextInt(1_000) : null,
                random.nextInt(3) == 0 ? new PartialDate(1990 + random.nextInt(5), 0, 0) : null,
                random.nextInt(3) == 0 ? authors(random) : null);
    }

    private static Authors authors(Random random) {
        List<String> names = List.of("Ada Alder", "Bo Birch", "Cy Cedar", "Di Dogwood", "Ed Elm", "Flo Fir");
        return new Authors(List.of(
                new Author(null, names.get(random.nextInt(names.size()))),
                new Author(null, names.get(random.nextInt(names.size())))));
    }

    /** Returns one of a few times, so that some are equal, over more than a year. */
    private static Instant time(Random random) {
        return START.plusSeconds(86_400L * (random.nextBoolean() ? random.nextInt(10) : 10 * random.nextInt(45)));
    }
}
