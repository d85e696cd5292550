package org.citationhubs.serde.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.AliasSnapshot;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.reference.ListsBySource;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferenceListCodecTest {

    private static final WorkId CITING = WorkId.parse("pith:citing");

    @Property(tries = 300)
    void aListIsReadBack(@ForAll("lists") ReferenceList list) {
        byte[] bytes = ReferenceListCodec.write(new PackedWriter(), ReferenceListState.of(list));

        assertThat(ReferenceListCodec.read(CITING, bytes)).isEqualTo(ReferenceListState.of(list));
    }

    @Property(tries = 200)
    void everyCombinationOfTimesIsReadBack(@ForAll("odd") ReferenceList list) {
        byte[] bytes = ReferenceListCodec.write(new PackedWriter(), ReferenceListState.of(list));

        assertThat(ReferenceListCodec.read(CITING, bytes)).isEqualTo(ReferenceListState.of(list));
    }

    @Test
    void aCitationOfOneTimeTakesFewBytesBesideItsIdSuffix() {
        List<Citation> citations = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            citations.add(new Citation(WorkId.parse("arxiv:hep-th/971" + (1_000 + i)), WorkFacts.NONE, List.of()));
        }
        ReferenceList list = ReferenceList.unknown(CITING)
                .fold(CitationEvent.of(
                        Operation.ASSERT,
                        Instant.parse("2026-05-25T10:00:00Z"),
                        true,
                        CITING,
                        WorkFacts.NONE,
                        citations));

        assertThat(ReferenceListCodec.write(new PackedWriter(), ReferenceListState.of(list)))
                .hasSizeLessThan(100 * 6);
    }

    @Test
    void formerCitationsAreReadAsWritten() {
        ReferenceList list = ReferenceList.unknown(CITING);
        for (int edition = 1; edition < 4; edition++) {
            Citation citation = new Citation(WorkId.parse("pmid:" + edition), WorkFacts.NONE, List.of());
            list = list.fold(CitationEvent.of(
                            Operation.ASSERT,
                            Instant.ofEpochSecond(edition),
                            true,
                            CITING,
                            WorkFacts.NONE,
                            List.of(citation)))
                    .withoutSuperseded();
        }
        byte[] bytes = ReferenceListCodec.write(new PackedWriter(), ReferenceListState.of(list));

        assertThat(list.former().firstAssertedAt()).hasSize(2);
        assertThat(bytes[0]).isEqualTo((byte) 5);
        assertThat(ReferenceListCodec.read(CITING, bytes).stated().of(SourceKey.UNNAMED))
                .isEqualTo(list);
    }

    @Test
    void anotherVersionIsRefused() {
        assertThatThrownBy(() -> ReferenceListCodec.read(CITING, new byte[] {17, 0, 0, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a reference list is of format 17");
    }

    @Property(tries = 200)
    void listsOfSeveralSourcesAreReadBack(
            @ForAll("lists") ReferenceList one, @ForAll("lists") ReferenceList other, @ForAll boolean merged) {
        // given the lists of two sources, one with a number of unidentified references, and an alias with both
        ReferenceListState state = ReferenceListState.of(one)
                .with(of(new SourceKey("crossref", ""), other, 12))
                .with(of(new SourceKey("openalex", "W1"), one, null));
        if (merged) {
            state = state.withAliases(
                    Generators.work(7),
                    List.of(new AliasSnapshot(new ListsBySource(Generators.work(7), lists(state)))));
        }

        byte[] bytes = ReferenceListCodec.write(new PackedWriter(), state);

        assertThat(ReferenceListCodec.read(CITING, bytes)).isEqualTo(state);
    }

    private static SortedMap<SourceKey, ReferenceList> lists(ReferenceListState state) {
        SortedMap<SourceKey, ReferenceList> lists = new TreeMap<>();
        state.stated().bySource().forEach((source, list) -> {
            ReferenceList snapshot = list.snapshot();
            if (!snapshot.isUnknown()) {
                lists.put(
                        source,
                        new ReferenceList(
                                Generators.work(7),
                                source,
                                snapshot.description(),
                                null,
                                snapshot.entries(),
                                snapshot.former(),
                                null));
            }
        });
        return lists;
    }

    private static ReferenceList of(SourceKey source, ReferenceList list, @Nullable Integer unidentified) {
        ReferenceList stated = ReferenceList.unknown(CITING, source);
        List<Citation> citations = new ArrayList<>();
        list.entries().forEach(entry -> citations.add(new Citation(entry.cited(), WorkFacts.NONE, entry.mentions())));
        return stated.fold(
                CitationEvent.of(Operation.ASSERT, Generators.second(3), true, CITING, WorkFacts.NONE, citations)
                        .withSource(source)
                        .withUnidentified(unidentified));
    }

    @Test
    void aNamedSourceTakesAFewBytesAndNoSourceNone() {
        CitationEvent event = CitationEvent.of(
                Operation.ASSERT,
                Generators.second(1),
                true,
                CITING,
                WorkFacts.NONE,
                List.of(new Citation(Generators.work(2), WorkFacts.NONE, List.of())));
        SourceKey crossref = SourceKey.of("crossref");

        byte[] unnamed = ReferenceListCodec.write(
                new PackedWriter(),
                ReferenceListState.of(ReferenceList.unknown(CITING).fold(event)));
        byte[] named = ReferenceListCodec.write(
                new PackedWriter(),
                ReferenceListState.of(ReferenceList.unknown(CITING, crossref).fold(event.withSource(crossref))));

        // version, flags, time, no description, one entry: the bytes of the release before
        assertThat(unnamed).startsWith(1, 1).hasSize(19);
        assertThat(named.length - unnamed.length).isEqualTo("crossref".length() + 3);
    }

    @Provide
    static Arbitrary<ReferenceList> lists() {
        return Generators.lists(CITING);
    }

    /** Lists whose entries have equal and different times in any combination, which folding rarely gives. */
    @Provide
    static Arbitrary<ReferenceList> odd() {
        Arbitrary<Instant> times = Arbitraries.oneOf(Generators.seconds(), Generators.instants());
        Arbitrary<ReferenceEntry> entries = Combinators.combine(
                        Generators.ids(),
                        times,
                        Arbitraries.of(true, false),
                        times.injectNull(0.3),
                        Generators.mentions().list().ofMaxSize(1),
                        Generators.descriptions())
                .as((cited, at, asserted, first, mentions, description) ->
                        new ReferenceEntry(cited, at, asserted, first, mentions, description));
        return Combinators.combine(
                        Generators.descriptions(),
                        times.injectNull(0.5),
                        entries.list().ofMaxSize(5))
                .as(ReferenceListCodecTest::list);
    }

    private static ReferenceList list(
            WorkDescription description, @Nullable Instant completeAt, List<ReferenceEntry> entries) {
        TreeSet<WorkId> seen = new TreeSet<>();
        List<ReferenceEntry> sorted = entries.stream()
                .filter(entry -> seen.add(entry.cited()))
                .sorted((a, b) -> a.cited().compareTo(b.cited()))
                .toList();
        return new ReferenceList(CITING, description, completeAt, sorted);
    }
}
