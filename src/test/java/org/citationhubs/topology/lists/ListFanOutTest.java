package org.citationhubs.topology.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.second;
import static org.citationhubs.citation.reference.Generators.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.EffectiveList;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.ListChanges;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.reference.PartitionUpdate.HubStatement;
import org.citationhubs.citation.reference.PartitionUpdate.WorkUpdate;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.SourcedValue;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListFanOutTest {

    private static final InputOffset SOURCE = new InputOffset(2, 4_711);
    private static final WorkId CITING = work(10);
    private static final WorkFacts TITLED = WorkFacts.of("Citing", PartialDate.parse("1998"), null);

    /** Three partitions; the last digit of a work modulo three determines its owner: 2 5 8 | 0 3 6 9 | 1 4 7. */
    private final ListFanOut fanOut = new ListFanOut(ListFanOutTest::owner, 3);

    private static int owner(WorkId work) {
        return (Integer.parseInt(work.value().substring("pmid:".length())) % 10 + 1) % 3;
    }

    @Test
    void aNewListGoesOnceToEachPartitionOfItsHubs() {
        // given
        ReferenceList none = ReferenceList.unknown(CITING);
        Mention mention = new Mention(null, "as in [3]", List.of(), PolarityAssignment.UNCLASSIFIED, null);
        ReferenceList list = none.fold(event(
                Operation.ASSERT,
                1,
                TITLED,
                new Citation(work(2), WorkFacts.NONE, List.of(mention)),
                cites(4),
                cites(5)));
        List<WorkId> all = List.of(work(2), work(4), work(5));

        // when
        Map<Integer, PartitionUpdate> updates = updates(none, list);

        // then
        assertThat(updates)
                .isEqualTo(Map.of(
                        0,
                        new PartitionUpdate(
                                CITING,
                                TITLED,
                                all,
                                List.of(),
                                List.of(new HubStatement(work(2), second(1), List.of(mention)), stated(5, 1)),
                                List.of(),
                                null,
                                SOURCE),
                        2,
                        new PartitionUpdate(
                                CITING, TITLED, all, List.of(), List.of(stated(4, 1)), List.of(), null, SOURCE),
                        1,
                        // owns no hub in the list, but the citing work
                        new PartitionUpdate(
                                CITING,
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new WorkUpdate(CITING, list.description())),
                                null,
                                SOURCE)));
    }

    @Test
    void aPartitionThatHasTheListReceivesOnlyChanges() {
        // given
        ReferenceList before = listOf(1, 2, 4);

        // when
        ReferenceList after = before.fold(event(Operation.ASSERT, 2, WorkFacts.NONE, cites(5)))
                .fold(event(Operation.RETRACT, 3, WorkFacts.NONE, cites(4)));

        // then
        assertThat(updates(before, after))
                .isEqualTo(Map.of(
                        0,
                        new PartitionUpdate(
                                CITING,
                                null,
                                List.of(work(5)),
                                List.of(work(4)),
                                List.of(stated(5, 2)),
                                List.of(),
                                null,
                                SOURCE),
                        2,
                        // owns no hub in the list any more: its last hub is removed
                        new PartitionUpdate(
                                CITING, null, List.of(work(5)), List.of(work(4)), List.of(), List.of(), null, SOURCE)));
    }

    @Test
    void aPartitionWithoutTheListReceivesAllOfIt() {
        // given
        ReferenceList before = listOf(1, 2, 5);

        // when
        ReferenceList after = before.fold(event(Operation.ASSERT, 2, WorkFacts.NONE, cites(3)))
                .fold(event(Operation.RETRACT, 2, WorkFacts.NONE, cites(2)));

        // then
        assertThat(updates(before, after).get(1))
                .isEqualTo(new PartitionUpdate(
                        CITING,
                        WorkFacts.NONE,
                        List.of(work(3), work(5)),
                        List.of(),
                        List.of(stated(3, 2)),
                        List.of(),
                        null,
                        SOURCE));
    }

    @Test
    void aNewDateOfTheCitingWorkRestatesItsCitations() {
        // given
        ReferenceList before = listOf(1, 2, 5);

        // when
        PartitionUpdate update =
                updates(before, before.fold(event(Operation.ASSERT, 1, TITLED))).get(0);

        // then
        assertThat(update)
                .isEqualTo(new PartitionUpdate(
                        CITING,
                        TITLED,
                        List.of(),
                        List.of(),
                        List.of(stated(2, 1), stated(5, 1)),
                        List.of(),
                        null,
                        SOURCE));
    }

    @Test
    void anAbstractGoesOnlyToThePartitionOfItsWork() {
        // given
        ReferenceList before = listOf(1, 2, 4);
        WorkFacts facts = new WorkFacts(null, null, null, null, null, null, "We show.");

        // when
        ReferenceList after = before.describe(WorkDescription.statedBy(SourcedValue.Source.REGISTRY, second(5), facts));

        // then
        assertThat(updates(before, after))
                .isEqualTo(Map.of(
                        1,
                        new PartitionUpdate(
                                CITING,
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new WorkUpdate(CITING, after.description())),
                                null,
                                SOURCE)));
    }

    @Test
    void aTitleGoesOnlyToThePartitionOfItsWork() {
        // given
        ReferenceList before = listOf(1, 2, 4);
        Citation titled = new Citation(work(4), WorkFacts.of("Four", null, null), List.of());
        ReferenceList after = before.fold(event(Operation.ASSERT, 1, WorkFacts.NONE, titled));

        // when
        Map<Integer, PartitionUpdate> updates = updates(before, after);

        // then
        assertThat(updates.keySet()).containsExactly(2);
        assertThat(updates.get(2)).isNotNull();
        assertThat(Objects.requireNonNull(updates.get(2)).described())
                .extracting(described ->
                        described.work() + " " + described.description().facts().title())
                .containsExactly("pmid:4 Four");
    }

    @Property(tries = 200)
    void theUpdatesGiveEachPartitionTheListsOfItsHubs(
            @ForAll("events") List<CitationEvent> events, @ForAll @IntRange(min = 1, max = 7) int partitions) {
        // given partitions without any list
        ListFanOut fanOut = new ListFanOut(work -> Math.floorMod(work.hashCode(), partitions), partitions);
        Map<Integer, Map<WorkId, StoredList>> kept = new HashMap<>();
        Map<Integer, Map<WorkId, WorkDescription>> described = new HashMap<>();
        Map<WorkId, ReferenceList> lists = new TreeMap<>();

        // when the changes of each event are split by partition
        for (CitationEvent event : events) {
            ReferenceList before = lists.getOrDefault(event.citing(), ReferenceList.unknown(event.citing()));
            ReferenceList after = before.fold(event);
            lists.put(event.citing(), after);
            List<Integer> order = new ArrayList<>();
            fanOut.split(
                    EffectiveList.of(before),
                    EffectiveList.of(after),
                    ListChanges.between(before, after),
                    null,
                    SOURCE,
                    (partition, update) -> {
                        order.add(partition);
                        kept.computeIfAbsent(partition, p -> new TreeMap<>())
                                .compute(update.citing(), (citing, was) -> StoredList.after(was, update));
                        update.described().forEach(one -> described
                                .computeIfAbsent(partition, p -> new TreeMap<>())
                                .merge(one.work(), one.description(), WorkDescription::join));
                    });
            assertThat(order).isSorted().doesNotHaveDuplicates();
        }

        // then each partition has the lists of its hubs
        for (int partition = 0; partition < partitions; partition++) {
            int here = partition;
            Map<WorkId, StoredList> expected = new TreeMap<>();
            lists.forEach((citing, list) -> {
                StoredList whole = StoredList.of(list, work -> Math.floorMod(work.hashCode(), partitions) == here);
                if (!whole.stated.isEmpty()) {
                    expected.put(citing, whole);
                }
            });
            assertThat(kept.getOrDefault(partition, Map.of())).isEqualTo(expected);
        }
        // then each work is described in its partition
        assertEveryWorkIsDescribedInItsPartition(lists, described, partitions);
    }

    private static void assertEveryWorkIsDescribedInItsPartition(
            Map<WorkId, ReferenceList> lists, Map<Integer, Map<WorkId, WorkDescription>> described, int partitions) {
        Map<WorkId, WorkFacts> expected = new TreeMap<>();
        Map<WorkId, WorkDescription> effective = new TreeMap<>();
        lists.forEach((citing, list) -> {
            effective.merge(citing, list.description(), WorkDescription::join);
            list.entries().forEach(entry -> effective.merge(entry.cited(), entry.description(), WorkDescription::join));
        });
        effective.forEach((work, description) -> {
            if (!description.facts().equals(WorkFacts.NONE)) {
                expected.put(work, description.facts());
            }
        });
        Map<WorkId, WorkFacts> updates = new TreeMap<>();
        described.forEach((partition, works) -> works.forEach((work, description) -> {
            assertThat(Math.floorMod(work.hashCode(), partitions)).isEqualTo(partition);
            updates.put(work, description.facts());
        }));
        assertThat(updates).isEqualTo(expected);
    }

    @Provide
    static Arbitrary<List<CitationEvent>> events() {
        return Arbitraries.integers()
                .between(1, 3)
                .flatMap(citing -> Generators.events(work(citing), 8))
                .list()
                .ofMaxSize(10);
    }

    /** The part of a list that a partition stores: all its works, and how the list cites hubs of the partition. */
    private record StoredList(WorkFacts facts, TreeSet<WorkId> works, Map<WorkId, HubStatement> stated) {

        static @Nullable StoredList after(@Nullable StoredList was, PartitionUpdate update) {
            WorkFacts known = was == null ? WorkFacts.NONE : was.facts;
            TreeSet<WorkId> works = new TreeSet<>(was == null ? new TreeSet<>() : was.works);
            works.addAll(update.added());
            works.removeAll(update.removed());
            Map<WorkId, HubStatement> stated = new TreeMap<>(was == null ? Map.of() : was.stated);
            stated.keySet().removeAll(update.removed());
            update.stated().forEach(one -> stated.put(one.hub(), one));
            WorkFacts facts = update.citingFacts();
            return stated.isEmpty() ? null : new StoredList(facts == null ? known : facts, works, stated);
        }

        static StoredList of(ReferenceList list, Predicate<WorkId> here) {
            WorkFacts facts = list.description().facts();
            StoredList kept = new StoredList(
                    facts.with(WorkField.ABSTRACT, null).with(WorkField.CLAIMS, null),
                    new TreeSet<>(),
                    new TreeMap<>());
            for (ReferenceEntry entry : list.entries()) {
                if (entry.asserted()) {
                    kept.works.add(entry.cited());
                    if (here.test(entry.cited())) {
                        kept.stated.put(
                                entry.cited(),
                                new HubStatement(
                                        entry.cited(),
                                        Objects.requireNonNull(entry.firstAssertedAt()),
                                        entry.mentions()));
                    }
                }
            }
            return kept;
        }
    }

    private Map<Integer, PartitionUpdate> updates(ReferenceList before, ReferenceList after) {
        Map<Integer, PartitionUpdate> updates = new TreeMap<>();
        fanOut.split(
                EffectiveList.of(before),
                EffectiveList.of(after),
                ListChanges.between(before, after),
                null,
                SOURCE,
                updates::put);
        return updates;
    }

    private static ReferenceList listOf(int second, int... cited) {
        Citation[] citations = new Citation[cited.length];
        for (int i = 0; i < cited.length; i++) {
            citations[i] = cites(cited[i]);
        }
        return ReferenceList.unknown(CITING).fold(event(Operation.ASSERT, second, WorkFacts.NONE, citations));
    }

    private static CitationEvent event(Operation op, int second, WorkFacts facts, Citation... citations) {
        return CitationEvent.of(op, second(second), false, CITING, facts, List.of(citations));
    }

    private static Citation cites(int cited) {
        return new Citation(work(cited), WorkFacts.NONE, List.of());
    }

    private static HubStatement stated(int hub, int second) {
        return new HubStatement(work(hub), second(second), List.of());
    }
}
