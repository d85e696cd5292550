package org.citationhubs.store.works;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.work.WorkDescription;
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

    @Property(tries = 200)
    void aWorkIsReadBack(
            @ForAll("descriptions") WorkDescription description,
            @ForAll("partitions") Set<Integer> partitions,
            @ForAll boolean alias,
            @ForAll boolean survivor) {
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.WORKS);
        OwnedWork work = new OwnedWork(
                WorkDescription.NONE,
                description,
                PartitionSet.of(partitions),
                new WorkIdentity(WorkId.parse("pmid:9"), List.of(WorkId.parse("pmid:8"))),
                alias ? new TreeMap<>(Map.of(WorkId.parse("pmid:8"), description)) : Collections.emptySortedMap(),
                survivor ? new TreeSet<>(Set.of(WorkId.parse("pmid:7"))) : Collections.emptySortedSet());

        OwnedWorkStore.put(store, out, 7, work);

        assertThat(OwnedWorkStore.get(store, 7)).isEqualTo(work);
        assertThat(OwnedWorkStore.get(store, 8)).isEqualTo(OwnedWork.unknown());
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
