package org.citationhubs.citation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.second;
import static org.citationhubs.citation.reference.Generators.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.junit.jupiter.api.Test;

class ReferenceListTest {

    private static final WorkId CITING = WorkId.parse("doi:10.1000/citing");
    private static final ReferenceList UNKNOWN = ReferenceList.unknown(CITING);
    private static final Mention MENTION = mention("as in [3]");

    @Property(tries = 300)
    void anyOrderAndNumberOfDeliveriesGivesTheSameList(
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
    void duplicateChangesNothing(@ForAll("events") List<CitationEvent> events, @ForAll("event") CitationEvent event) {
        ReferenceList list = folded(events).fold(event);

        ReferenceList again = list.fold(event);

        assertThat(again).isEqualTo(list);
        assertThat(ListChanges.between(list, again).isEmpty()).isTrue();
    }

    @Property(tries = 300)
    void newestObservationOfEachCitationIsEffective(@ForAll("events") List<CitationEvent> events) {
        // when all events are folded
        Map<WorkId, List<Mention>> effective = new TreeMap<>();
        for (ReferenceEntry entry : folded(events).entries()) {
            if (entry.asserted()) {
                effective.put(entry.cited(), entry.mentions());
            }
        }

        // then each citation is as its newest observation states it
        Map<WorkId, List<Mention>> expected = new TreeMap<>();
        for (int number = 1; number <= 6; number++) {
            WorkId cited = work(number);
            List<Observed> observations = events.stream()
                    .flatMap(event -> observed(event, cited).stream())
                    .toList();
            observations.stream()
                    .max(Comparator.comparing(Observed::at)
                            .thenComparing(observed -> !observed.there)
                            .thenComparing(Observed::mentions, MentionLists::compare))
                    .filter(Observed::there)
                    .ifPresent(newest -> expected.put(cited, newest.mentions()));
        }
        assertThat(effective).isEqualTo(expected);
    }

    @Property(tries = 200)
    void assertThenRetractLeavesOnlyATombstone(
            @ForAll("events") List<CitationEvent> events, @ForAll("event") CitationEvent any) {
        // given works without any statement, and a time before or after all events
        WorkId fresh = work(99);
        ReferenceList before = folded(events);
        CitationEvent asserted = event(Operation.ASSERT, any.observedAt(), false, cites(fresh));

        ReferenceList after =
                before.fold(asserted).fold(event(Operation.RETRACT, any.observedAt(), false, cites(fresh)));

        assertThat(after.entries().stream().filter(entry -> !entry.cited().equals(fresh)))
                .containsExactlyElementsOf(before.entries());
        assertThat(after.size()).isEqualTo(before.size());
        assertThat(after.fold(asserted)).isEqualTo(after);
    }

    @Property(tries = 200)
    void entriesAreOrderedById(@ForAll("events") List<CitationEvent> events) {
        assertThat(folded(events).entries())
                .extracting(ReferenceEntry::cited)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Provide
    static Arbitrary<CitationEvent> event() {
        return Generators.events(CITING, 6);
    }

    @Provide
    static Arbitrary<List<CitationEvent>> events() {
        return event().list().ofMaxSize(8);
    }

    private record Observed(Instant at, boolean there, List<Mention> mentions) {}

    private static List<Observed> observed(CitationEvent event, WorkId cited) {
        for (Citation citation : event.citations()) {
            if (citation.cited().equals(cited)) {
                boolean there = event.op() == Operation.ASSERT;
                return List.of(new Observed(event.observedAt(), there, there ? citation.mentions() : List.of()));
            }
        }
        return event.complete() ? List.of(new Observed(event.observedAt(), false, List.of())) : List.of();
    }

    @Test
    void newestObservationWinsInAnyOrder() {
        CitationEvent older = event(Operation.ASSERT, second(1), false, cites(work(2), MENTION));
        CitationEvent newer = event(Operation.ASSERT, second(2), false, cites(work(2)));

        ReferenceEntry entry = new ReferenceEntry(work(2), second(2), true, second(1), List.of(), WorkDescription.NONE);

        assertThat(folded(List.of(older, newer)).entries()).containsExactly(entry);
        assertThat(folded(List.of(newer, older)).entries()).containsExactly(entry);
    }

    @Test
    void retractionWinsAtEqualTimes() {
        CitationEvent asserted = event(Operation.ASSERT, second(1), false, cites(work(2), MENTION));
        CitationEvent retracted = event(Operation.RETRACT, second(1), false, cites(work(2)));

        ReferenceEntry tombstone =
                new ReferenceEntry(work(2), second(1), false, second(1), List.of(), WorkDescription.NONE);

        assertThat(folded(List.of(asserted, retracted)).entries()).containsExactly(tombstone);
        assertThat(folded(List.of(retracted, asserted)).entries()).containsExactly(tombstone);
    }

    @Test
    void moreMentionsWinAtEqualTimes() {
        CitationEvent one = event(Operation.ASSERT, second(1), false, cites(work(2), mention("z")));
        CitationEvent two = event(Operation.ASSERT, second(1), false, cites(work(2), mention("a"), mention("a")));

        assertThat(folded(List.of(one, two)).entries())
                .extracting(entry -> entry.mentions().size())
                .containsExactly(2);
        assertThat(folded(List.of(two, one))).isEqualTo(folded(List.of(one, two)));
    }

    @Test
    void completeListRetractsKnownAndUnknownCitations() {
        // given a list with 3 alone that is observed completely at 5
        CitationEvent complete = event(Operation.ASSERT, second(5), true, cites(work(3)));
        // and citations that are observed before and after that time
        CitationEvent before = event(Operation.ASSERT, second(4), false, cites(work(2)), cites(work(3)));
        CitationEvent after = event(Operation.ASSERT, second(6), false, cites(work(4)));

        ReferenceList expected = new ReferenceList(
                CITING,
                WorkDescription.NONE,
                second(5),
                List.of(
                        new ReferenceEntry(work(2), second(5), false, second(4), List.of(), WorkDescription.NONE),
                        new ReferenceEntry(work(3), second(5), true, second(4), List.of(), WorkDescription.NONE),
                        new ReferenceEntry(work(4), second(6), true, second(6), List.of(), WorkDescription.NONE)));

        assertThat(folded(List.of(before, complete, after))).isEqualTo(expected);
        assertThat(folded(List.of(complete, before, after))).isEqualTo(expected);
        assertThat(folded(List.of(after, before, complete))).isEqualTo(expected);
    }

    @Test
    void newerOfTwoCompleteListsIsEffective() {
        CitationEvent older = event(Operation.ASSERT, second(1), true, cites(work(2)), cites(work(3)));
        CitationEvent newer = event(Operation.ASSERT, second(2), true, cites(work(3)), cites(work(4)));

        assertThat(asserted(folded(List.of(older, newer)))).containsExactly(work(3), work(4));
        assertThat(asserted(folded(List.of(newer, older)))).containsExactly(work(3), work(4));
    }

    @Test
    void emptyCompleteListRetractsAllOlderCitations() {
        ReferenceList list = folded(List.of(
                event(Operation.ASSERT, second(1), false, cites(work(2))), event(Operation.ASSERT, second(2), true)));

        assertThat(list.size()).isZero();
        assertThat(list.isUnknown()).isFalse();
        assertThat(asserted(list.fold(event(Operation.ASSERT, second(1), false, cites(work(7))))))
                .isEmpty();
    }

    @Test
    void tombstoneKeepsAnOlderAssertionFromRevivingACitation() {
        CitationEvent retracted = event(Operation.RETRACT, second(2), false, cites(work(2)));
        CitationEvent older = event(Operation.ASSERT, second(1), false, cites(work(2)));
        CitationEvent newer = event(Operation.ASSERT, second(3), false, cites(work(2)));

        assertThat(asserted(folded(List.of(retracted, older)))).isEmpty();
        assertThat(asserted(folded(List.of(retracted, older, newer)))).containsExactly(work(2));
    }

    @Test
    void citationIsDatedByItsOldestAssertionInAnyOrder() {
        ReferenceList list = folded(List.of(
                event(Operation.ASSERT, second(5), false, cites(work(2))),
                event(Operation.RETRACT, second(6), false, cites(work(2))),
                event(Operation.ASSERT, second(7), false, cites(work(2))),
                event(Operation.ASSERT, second(3), false, cites(work(2)))));

        assertThat(list.entries()).extracting(ReferenceEntry::firstAssertedAt).containsExactly(second(3));
    }

    @Test
    void titleRemainsAfterItsCitationIsRetracted() {
        ReferenceList list = folded(List.of(
                event(
                        Operation.ASSERT,
                        second(1),
                        false,
                        new Citation(work(2), WorkFacts.of("Title", null, null), List.of(MENTION))),
                event(Operation.RETRACT, second(2), false, cites(work(2)))));

        ReferenceEntry entry = list.entries().get(0);
        assertThat(entry.asserted()).isFalse();
        assertThat(entry.mentions()).isEmpty();
        assertThat(entry.description().facts().title()).isEqualTo("Title");
    }

    private static List<WorkId> asserted(ReferenceList list) {
        return list.entries().stream()
                .filter(ReferenceEntry::asserted)
                .map(ReferenceEntry::cited)
                .toList();
    }

    private static ReferenceList folded(List<CitationEvent> events) {
        ReferenceList list = UNKNOWN;
        for (CitationEvent event : events) {
            list = list.fold(event);
        }
        return list;
    }

    private static CitationEvent event(Operation op, Instant at, boolean complete, Citation... citations) {
        return CitationEvent.of(op, at, complete, CITING, WorkFacts.NONE, List.of(citations));
    }

    private static Citation cites(WorkId cited, Mention... mentions) {
        return new Citation(cited, WorkFacts.NONE, List.of(mentions));
    }

    private static Mention mention(String context) {
        return new Mention(null, context, List.of(), PolarityAssignment.UNCLASSIFIED, null);
    }

    @Test
    void twoLongCompleteListsEndInTheNewerInAnyOrder() {
        CitationEvent older = edition(1, 10_000, 6_000);
        CitationEvent newer = edition(2, 20_000, 6_000);

        ReferenceList list = compacted(List.of(older, newer));

        assertThat(list.entries()).hasSize(6_000).allMatch(ReferenceEntry::asserted);
        assertThat(list.former().firstAssertedAt()).hasSizeLessThanOrEqualTo(FormerCitations.MOST);
        assertThat(compacted(List.of(newer, older))).isEqualTo(list);
    }

    @Test
    void manyLongListsEndInTheSameListInAnyOrder() {
        List<CitationEvent> events = new ArrayList<>();
        for (int edition = 0; edition < 6; edition++) {
            events.add(edition(10 - edition, 10_000 + 3_500 * edition, 4_000));
        }
        events.add(event(Operation.ASSERT, second(3), false, cites(work(10_001)), cites(work(40_001))));
        events.add(event(Operation.RETRACT, second(12), false, cites(work(10_002))));
        ReferenceList expected = compacted(events);

        assertThat(expected.former().firstAssertedAt()).isNotEmpty();
        for (int seed = 0; seed < 8; seed++) {
            Collections.shuffle(events, new Random(seed));
            assertThat(compacted(events)).isEqualTo(expected);
        }
    }

    @Test
    void aListOfManyEditionsStaysBounded() {
        ReferenceList list = ReferenceList.unknown(CITING);
        for (int edition = 0; edition < 1_500; edition++) {
            list = list.fold(edition(edition, 100_000 + 10 * edition, 10)).withoutSuperseded();
        }

        assertThat(list.entries()).hasSize(10);
        assertThat(list.former().firstAssertedAt()).hasSizeBetween(FormerCitations.MOST - 10, FormerCitations.MOST);
    }

    @Test
    void aRemovedCitationKeepsItsFirstAssertion() {
        ReferenceList list = compacted(List.of(
                event(Operation.ASSERT, second(1), false, cites(work(2))),
                event(Operation.ASSERT, second(2), true, cites(work(3))),
                event(Operation.ASSERT, second(3), false, cites(work(2)))));

        assertThat(list.entries()).extracting(ReferenceEntry::firstAssertedAt).containsExactly(second(1), second(2));
    }

    private static CitationEvent edition(int second, int firstWork, int works) {
        List<Citation> citations = new ArrayList<>();
        for (int i = 0; i < works; i++) {
            citations.add(cites(work(firstWork + i)));
        }
        return event(Operation.ASSERT, second(second), true, citations.toArray(new Citation[0]));
    }

    private static ReferenceList compacted(List<CitationEvent> events) {
        ReferenceList list = ReferenceList.unknown(CITING);
        for (CitationEvent event : events) {
            list = list.fold(event).withoutSuperseded();
        }
        return list;
    }
}
