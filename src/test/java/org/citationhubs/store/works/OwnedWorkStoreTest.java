package org.citationhubs.store.works;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.source.SourceGenerators;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.work.DescriptionsBySource;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.serde.packed.ReferenceListCodec;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.ReferenceListStore;
import org.citationhubs.store.works.WorkTitles.StoredTitle;
import org.junit.jupiter.api.Test;

class OwnedWorkStoreTest {

    private static final WorkId CITING = WorkId.parse("pith:citing");

    private final PackedWriter out = new PackedWriter();

    private final SourceSets sets = new SourceSets(InMemoryStores.open(StoreNames.WORK_NUMBERS));

    @Property(tries = 300)
    void aWorkIsReadBack(
            @ForAll("stated") DescriptionsBySource asCited,
            @ForAll("stated") DescriptionsBySource ofAlias,
            @ForAll("descriptions") WorkDescription description,
            @ForAll("partitions") Set<Integer> partitions,
            @ForAll("rules") SourceRules rules,
            @ForAll boolean alias,
            @ForAll boolean survivor) {
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.WORKS);
        OwnedWork work = new OwnedWork(
                        asCited,
                        WorkDescription.NONE,
                        description,
                        PartitionSet.of(partitions),
                        new WorkIdentity(WorkId.parse("pmid:9"), List.of(WorkId.parse("pmid:8"))),
                        alias ? new TreeMap<>(Map.of(WorkId.parse("pmid:8"), ofAlias)) : Collections.emptySortedMap(),
                        survivor ? new TreeSet<>(Set.of(WorkId.parse("pmid:7"))) : Collections.emptySortedSet())
                .by(rules);

        OwnedWorkStore.put(store, out, sets, 7, work);

        assertThat(OwnedWorkStore.get(store, sets.view(), 7)).isEqualTo(work);
        assertThat(OwnedWorkStore.get(store, sets.view(), 8)).isEqualTo(OwnedWork.unknown());
    }

    @Test
    void theNameOfTheOnlySourceTakesNoBytes() {
        // given a partition whose only source is crossref
        assertThat(sets.number(SourceSet.of(List.of("crossref")))).isZero();
        WorkDescription title =
                WorkDescription.statedBy(Source.CITER, Instant.EPOCH, WorkFacts.of("Title", null, null));
        OwnedWork byOne = OwnedWork.unknown().withDescriptionByCiting("crossref", title, SourceRules.NONE);

        // then its works take what they took before works had sources, and those of other sources more
        int before = 1 + 1 + 1 + 1 + 2 + "Title".length() + 1 + 1;
        assertThat(OwnedWorkStore.write(out, sets, byOne)).hasSize(before);
        OwnedWork byTwo = byOne.withDescriptionByCiting("openalex", title, SourceRules.NONE);
        assertThat(OwnedWorkStore.write(out, sets, byTwo)).hasSize(2 * before - 1);
    }

    @Test
    void ofManySystemsTheLeastNamesAreKeptInAnyOrder() {
        List<Integer> systems = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
        OwnedWork expected = null;
        for (int order = 0; order < 10; order++) {
            Collections.shuffle(systems, new Random(order));
            OwnedWork work = OwnedWork.unknown();
            for (int system : systems) {
                WorkDescription title = WorkDescription.statedBy(
                        Source.CITER, Instant.ofEpochSecond(system), WorkFacts.of("Title " + system, null, null));
                work = work.withDescriptionByCiting("system" + (10 + system), title, SourceRules.NONE);
            }
            assertThat(work.asCited().bySystem()).hasSize(OwnedWork.MOST_SYSTEMS);
            assertThat(work.asCited().bySystem().lastKey()).isEqualTo("system25");
            assertThat(expected == null ? work : expected).isEqualTo(work);
            expected = work;
        }
    }

    @Provide
    static Arbitrary<DescriptionsBySource> stated() {
        return Combinators.combine(SourceGenerators.systems(), Generators.descriptions())
                .as(DescriptionsBySource::of)
                .list()
                .ofMaxSize(4)
                .map(all -> all.stream().reduce(DescriptionsBySource.NONE, DescriptionsBySource::join));
    }

    @Provide
    static Arbitrary<SourceRules> rules() {
        return Combinators.combine(
                        SourceGenerators.systems().list().uniqueElements().ofMaxSize(2),
                        SourceGenerators.systems().set().ofMaxSize(2))
                .as((rank, revoked) -> new SourceRules(rank, new TreeSet<>(revoked)));
    }

    @Test
    void aSubscribedPartitionIsAddedToACopy() {
        OwnedWork work = OwnedWork.unknown().withSubscriber(3);

        assertThat(work.withSubscriber(1).showing().stream()).containsExactly(1, 3);
        assertThat(work.showing().stream()).containsExactly(3);
    }

    @Property(tries = 100)
    void aTitleReplyIsReadBack(@ForAll("texts") String text) {
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.TITLES);

        WorkTitles.put(store, out, 1, new StoredTitle(text));
        WorkTitles.put(store, out, 2, new StoredTitle(null));

        assertThat(WorkTitles.get(store, 1)).isEqualTo(new StoredTitle(text));
        assertThat(WorkTitles.get(store, 2)).isEqualTo(new StoredTitle(null));
        assertThat(WorkTitles.get(store, 3)).isNull();
    }

    @Property(tries = 100)
    void aReferenceListIsReadBack(@ForAll("lists") ReferenceList list) {
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.REFERENCE_LISTS);
        assertThat(ReferenceListStore.get(store, CITING))
                .isEqualTo(ReferenceListState.of(ReferenceList.unknown(CITING)));

        ReferenceListStore.put(store, CITING, ReferenceListCodec.write(out, ReferenceListState.of(list)));

        assertThat(ReferenceListStore.get(store, CITING)).isEqualTo(ReferenceListState.of(list));
    }

    @Provide
    static Arbitrary<WorkDescription> descriptions() {
        return Generators.descriptions();
    }

    @Provide
    static Arbitrary<Set<Integer>> partitions() {
        return Arbitraries.integers().between(0, 300).set().ofMaxSize(5);
    }

    @Provide
    static Arbitrary<String> texts() {
        return Generators.texts();
    }

    @Provide
    static Arbitrary<ReferenceList> lists() {
        return Generators.lists(CITING);
    }
}
