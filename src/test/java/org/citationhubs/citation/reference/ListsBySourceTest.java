package org.citationhubs.citation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.citationhubs.citation.reference.Generators.second;
import static org.citationhubs.citation.reference.Generators.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.SourcedValue;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListsBySourceTest {

    private static final WorkId CITING = work(100);
    private static final SourceKey CROSSREF = SourceKey.of("crossref");
    private static final SourceKey OPENALEX = SourceKey.of("openalex");

    @Test
    void twoCompleteListsOfDifferentSourcesAreUnited() {
        // given the lists of two sources that share one citation
        CitationEvent one = complete(CROSSREF, 1, cites(1), cites(2));
        CitationEvent other = complete(OPENALEX, 2, cites(2), cites(3));

        // when they are folded in either order
        EffectiveList united = folded(List.of(one, other)).effective(SourceRules.NONE);

        // then all three citations are there, each with those who assert it
        assertThat(united.entries())
                .extracting(ReferenceEntry::cited, entry -> entry.sources().systems())
                .containsExactly(
                        tuple(work(1), List.of("crossref")),
                        tuple(work(2), List.of("crossref", "openalex")),
                        tuple(work(3), List.of("openalex")));
        assertThat(folded(List.of(other, one)).effective(SourceRules.NONE)).isEqualTo(united);
    }

    @Test
    void anEventWithoutASourceRetractsItsOwnCitationsOnly() {
        ReferenceListState state = folded(List.of(
                complete(CROSSREF, 1, cites(1)),
                complete(SourceKey.UNNAMED, 2, cites(2)),
                complete(SourceKey.UNNAMED, 3)));

        assertThat(cited(state, SourceRules.NONE)).containsExactly(work(1));
    }

    @Test
    void recordsOfOneSystemHaveListsOfTheirOwn() {
        ReferenceListState state = folded(List.of(
                complete(new SourceKey("openalex", "W1"), 1, cites(1), cites(2)),
                complete(new SourceKey("openalex", "W2"), 2, cites(2), cites(3))));

        assertThat(cited(state, SourceRules.NONE)).containsExactly(work(1), work(2), work(3));
        assertThat(state.effective(SourceRules.NONE).entries())
                .extracting(ReferenceEntry::sources)
                .containsOnly(SourceSet.of(List.of("openalex")));
        assertThat(state.stated().citations("openalex")).isEqualTo(3);
    }

    @Test
    void mentionsComeFromTheSourceThatRanksFirst() {
        ReferenceListState state = folded(List.of(
                complete(SourceKey.of("a"), 1, cites(1, "a1", "a2")),
                complete(SourceKey.of("b"), 2, cites(1, "b1", "b2", "b3")),
                complete(SourceKey.of("c"), 3, cites(1, "c1")),
                complete(SourceKey.of("d"), 4, cites(1))));

        assertThat(contexts(state, SourceRules.NONE)).containsExactly("b1", "b2", "b3");
        assertThat(contexts(state, SourceRules.ofRank(List.of("d", "c", "a")))).containsExactly("c1");
        assertThat(contexts(state, SourceRules.NONE.with("b", true))).containsExactly("a1", "a2");
        assertThat(contexts(state, SourceRules.NONE.with("b", true).with("a", true)))
                .containsExactly("c1");
    }

    @Test
    void ofEqualNumbersOfMentionsTheLeastSourceWins() {
        ReferenceListState state = folded(
                List.of(complete(SourceKey.of("b"), 1, cites(1, "b")), complete(SourceKey.of("a"), 2, cites(1, "a"))));

        assertThat(contexts(state, SourceRules.NONE)).containsExactly("a");
    }

    @Test
    void aRevokedSourceNeitherMergesNorDescribes() {
        // given a source that says that the work is another one, and has a title for it
        SourceKey wrong = SourceKey.of("wrong");
        ReferenceListState state = folded(List.of(complete(CROSSREF, 1, cites(1))));
        ReferenceList described = state.stated()
                .of(wrong)
                .describe(WorkDescription.statedBy(
                        SourcedValue.Source.REGISTRY,
                        second(5),
                        WorkFacts.of("Wrong", null, null).with(WorkField.SAME_AS, new SameAs(work(7)))));
        state = state.with(described);

        SourceRules revoked = SourceRules.NONE.with("wrong", true);

        assertThat(state.movedTo(SourceRules.NONE)).isEqualTo(work(7));
        assertThat(state.movedTo(revoked)).isNull();
        assertThat(state.effective(revoked).description().facts().title()).isNull();
        assertThat(cited(state, revoked)).containsExactly(work(1));
    }

    @Test
    void theNewestNumberOfUnidentifiedReferencesIsKept() {
        CitationEvent twelve = complete(CROSSREF, 1, cites(1)).withUnidentified(12);
        CitationEvent silent = complete(CROSSREF, 3, cites(1));
        CitationEvent five = complete(CROSSREF, 2, cites(1)).withUnidentified(5);

        ReferenceListState state = folded(List.of(five, silent, twelve));

        assertThat(state.stated().of(CROSSREF).unidentified()).isEqualTo(new UnidentifiedReferences(second(2), 5));
        assertThat(folded(List.of(twelve, five, silent))).isEqualTo(state);
    }

    @Property(tries = 300)
    void anyOrderAndNumberOfDeliveriesGivesTheSameState(
            @ForAll("events") List<CitationEvent> events, @ForAll long seed) {
        Random random = new Random(seed);
        List<CitationEvent> delivered = new ArrayList<>(events);
        for (int again = random.nextInt(5); again > 0 && !events.isEmpty(); again--) {
            delivered.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(delivered, random);

        assertThat(folded(delivered)).isEqualTo(folded(events));
    }

    @Property(tries = 300)
    void theEffectiveListIsTheUnionOfOneListForEachSource(
            @ForAll("events") List<CitationEvent> events, @ForAll("rules") SourceRules rules) {
        // when all events are folded
        EffectiveList effective = compacted(events).effective(rules);

        // then each citation is as a model has it that keeps the events of each source
        Map<WorkId, ModelEntry> actual = new TreeMap<>();
        for (ReferenceEntry entry : effective.entries()) {
            if (entry.asserted()) {
                actual.put(
                        entry.cited(),
                        new ModelEntry(
                                new TreeSet<>(entry.sources().systems()), entry.firstAssertedAt(), entry.mentions()));
            }
        }
        assertThat(actual).isEqualTo(model(events, rules));
    }

    @Property(tries = 300)
    void aRevokedSourceLeavesWhatTheOthersState(
            @ForAll("events") List<CitationEvent> events, @ForAll("rules") SourceRules rules) {
        List<CitationEvent> others = events.stream()
                .filter(event -> rules.counts(event.source().system()))
                .toList();

        EffectiveList revoked = compacted(events).effective(rules);

        assertThat(revoked).isEqualTo(compacted(others).effective(SourceRules.ofRank(rules.rank())));
        assertThat(ListChanges.between(folded(events), folded(events), rules).isEmpty())
                .isTrue();
    }

    private record ModelEntry(Set<String> sources, @Nullable Instant first, List<Mention> mentions) {}

    private record Asserted(SourceKey source, Instant first, List<Mention> mentions) {}

    private static Map<WorkId, ModelEntry> model(List<CitationEvent> events, SourceRules rules) {
        Set<SourceKey> sources = new TreeSet<>();
        events.forEach(event -> sources.add(event.source()));
        sources.removeIf(source -> rules.revoked().contains(source.system()));
        Map<WorkId, ModelEntry> model = new TreeMap<>();
        for (int number = 1; number <= 6; number++) {
            List<Asserted> asserted = new ArrayList<>();
            for (SourceKey source : sources) {
                Asserted one = asserted(events, source, work(number));
                if (one != null) {
                    asserted.add(one);
                }
            }
            if (!asserted.isEmpty()) {
                Set<String> systems = new TreeSet<>();
                asserted.forEach(one -> systems.add(one.source.system()));
                Instant first = asserted.stream()
                        .map(Asserted::first)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                List<Mention> mentions = asserted.stream()
                        .filter(one -> !one.mentions.isEmpty())
                        .min(Comparator.comparingInt((Asserted one) -> place(rules, one))
                                .thenComparingInt(one -> -one.mentions.size())
                                .thenComparing(Asserted::source))
                        .map(Asserted::mentions)
                        .orElse(List.of());
                model.put(work(number), new ModelEntry(systems, first, mentions));
            }
        }
        return model;
    }

    private static int place(SourceRules rules, Asserted one) {
        int place = rules.rank().indexOf(one.source.system());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    /** Returns how a source asserts a citation after all its events, null if it does not. */
    private static @Nullable Asserted asserted(List<CitationEvent> events, SourceKey source, WorkId cited) {
        Instant newest = null;
        boolean there = false;
        Instant first = null;
        List<Mention> mentions = List.of();
        for (CitationEvent event : events) {
            if (!event.source().equals(source)) {
                continue;
            }
            List<Citation> stated = event.citations().stream()
                    .filter(citation -> citation.cited().equals(cited))
                    .toList();
            boolean asserts = !stated.isEmpty() && event.op() == Operation.ASSERT;
            if (stated.isEmpty() && !event.complete()) {
                continue;
            }
            List<Mention> said = asserts ? stated.get(0).mentions() : List.of();
            if (asserts && (first == null || event.observedAt().isBefore(first))) {
                first = event.observedAt();
            }
            int order = newest == null ? 1 : event.observedAt().compareTo(newest);
            boolean wins =
                    order > 0 || (order == 0 && (!asserts || (there && MentionLists.compare(said, mentions) > 0)));
            if (wins) {
                newest = event.observedAt();
                there = asserts;
                mentions = said;
            }
        }
        return there && first != null ? new Asserted(source, first, mentions) : null;
    }

    @Provide
    static Arbitrary<List<CitationEvent>> events() {
        Arbitrary<SourceKey> sources = Arbitraries.of(
                SourceKey.UNNAMED,
                CROSSREF,
                OPENALEX,
                new SourceKey("openalex", "W1"),
                new SourceKey("openalex", "W2"),
                SourceKey.of("s2"));
        return Combinators.combine(
                        Generators.events(CITING, 6),
                        sources,
                        Arbitraries.of(0, 7).injectNull(0.7))
                .as((event, source, unidentified) -> event.withSource(source).withUnidentified(unidentified))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    static Arbitrary<SourceRules> rules() {
        List<String> systems = List.of("", "crossref", "openalex", "s2");
        return Combinators.combine(
                        Arbitraries.shuffle(systems).flatMap(all -> Arbitraries.integers()
                                .between(0, 3)
                                .map(ranked -> List.copyOf(all.subList(0, ranked)))),
                        Arbitraries.subsetOf(systems))
                .as((rank, revoked) -> new SourceRules(rank, new TreeSet<>(revoked)));
    }

    private static ReferenceListState folded(List<CitationEvent> events) {
        ReferenceListState state = ReferenceListState.of(ListsBySource.unknown(CITING));
        for (CitationEvent event : events) {
            state = state.with(state.stated().of(event.source()).fold(event));
        }
        return state;
    }

    private static ReferenceListState compacted(List<CitationEvent> events) {
        ReferenceListState state = ReferenceListState.of(ListsBySource.unknown(CITING));
        for (CitationEvent event : events) {
            state = state.with(state.stated().of(event.source()).fold(event).withoutSuperseded());
        }
        return state;
    }

    private static List<WorkId> cited(ReferenceListState state, SourceRules rules) {
        return state.effective(rules).entries().stream()
                .filter(ReferenceEntry::asserted)
                .map(ReferenceEntry::cited)
                .toList();
    }

    private static List<String> contexts(ReferenceListState state, SourceRules rules) {
        return state.effective(rules).entries().get(0).mentions().stream()
                .map(Mention::context)
                .toList();
    }

    private static CitationEvent complete(SourceKey source, int second, Citation... citations) {
        return CitationEvent.of(Operation.ASSERT, second(second), true, CITING, WorkFacts.NONE, List.of(citations))
                .withSource(source);
    }

    private static Citation cites(int cited, String... contexts) {
        List<Mention> mentions = new ArrayList<>();
        for (String context : contexts) {
            mentions.add(new Mention(null, context, List.of(), PolarityAssignment.UNCLASSIFIED, null));
        }
        return new Citation(work(cited), WorkFacts.NONE, mentions);
    }
}
