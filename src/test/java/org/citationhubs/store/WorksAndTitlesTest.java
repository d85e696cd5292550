package org.citationhubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.Generators;
import org.citationhubs.citation.Identity;
import org.citationhubs.citation.KeptList;
import org.citationhubs.citation.ReferenceList;
import org.citationhubs.citation.WorkDescription;
import org.citationhubs.citation.WorkId;
import org.citationhubs.serde.PackedWriter;
import org.citationhubs.store.Titles.Title;
import org.junit.jupiter.api.Test;

class WorksAndTitlesTest {

    private static final WorkId CITING = WorkId.parse("pith:citing");

    private final PackedWriter out = new PackedWriter();

    @Property(tries = 200)
    void aWorkIsReadBackAsItWas(
            @ForAll("descriptions") WorkDescription description, @ForAll("partitions") Set<Integer> partitions) {
        BitSet showing = new BitSet();
        partitions.forEach(showing::set);
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.WORKS);
        Work work = new Work(
                WorkDescription.NONE,
                description,
                showing,
                new Identity(WorkId.parse("pmid:9"), List.of(WorkId.parse("pmid:8"))));

        Works.put(store, out, 7, work);

        assertThat(Works.get(store, 7)).isEqualTo(work);
        assertThat(Works.get(store, 8)).isEqualTo(Work.unknown());
    }

    @Test
    void aPartitionThatShowsAWorkIsAddedToACopy() {
        Work work = Work.unknown().shownBy(3);

        assertThat(work.shownBy(1).showing().stream()).containsExactly(1, 3);
        assertThat(work.showing().stream()).containsExactly(3);
    }

    @Property(tries = 100)
    void anAnswerIsReadBackAsItWas(@ForAll("texts") String text) {
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.TITLES);

        Titles.put(store, out, 1, new Title(text));
        Titles.put(store, out, 2, new Title(null));

        assertThat(Titles.get(store, 1)).isEqualTo(new Title(text));
        assertThat(Titles.get(store, 2)).isEqualTo(new Title(null));
        assertThat(Titles.get(store, 3)).isNull();
    }

    @Property(tries = 100)
    void aReferenceListIsReadBackAsItWas(@ForAll("lists") ReferenceList list) {
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.REFERENCE_LISTS);
        assertThat(ReferenceLists.get(store, CITING)).isEqualTo(KeptList.of(ReferenceList.unknown(CITING)));

        ReferenceLists.put(store, out, KeptList.of(list));

        assertThat(ReferenceLists.get(store, CITING)).isEqualTo(KeptList.of(list));
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
