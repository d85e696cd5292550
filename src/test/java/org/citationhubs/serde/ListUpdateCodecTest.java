package org.citationhubs.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.Generators.second;
import static org.citationhubs.citation.Generators.work;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.Generators;
import org.citationhubs.citation.Identity;
import org.citationhubs.citation.ListUpdate;
import org.citationhubs.citation.ListUpdate.Described;
import org.citationhubs.citation.ListUpdate.Stated;
import org.citationhubs.citation.SourceOffset;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.junit.jupiter.api.Test;

class ListUpdateCodecTest {

    @Property(tries = 300)
    void anUpdateIsReadBackAsItWas(@ForAll("updates") ListUpdate update) {
        assertThat(again(update)).isEqualTo(update);
    }

    @Test
    void timesThatGoBackBetweenOneHubAndTheNextAreReadBack() {
        ListUpdate update = new ListUpdate(
                work(1),
                WorkFacts.NONE,
                List.of(work(2), work(3), work(4)),
                List.of(),
                List.of(
                        new Stated(work(2), second(5).plusNanos(999_999_999), List.of()),
                        new Stated(work(3), second(5).plusNanos(1), List.of()),
                        new Stated(work(4), Instant.parse("0000-01-01T00:00:00Z"), List.of())),
                List.of(),
                null,
                SourceOffset.NONE);

        assertThat(again(update)).isEqualTo(update);
    }

    private static ListUpdate again(ListUpdate update) {
        PackedWriter out = new PackedWriter();
        ListUpdateCodec.write(out, update);
        PackedReader in = new PackedReader(out.toBytes());
        ListUpdate read = ListUpdateCodec.read(in);
        assertThat(in.hasMore()).isFalse();
        return read;
    }

    @Provide
    static Arbitrary<ListUpdate> updates() {
        Arbitrary<List<Stated>> stated = Combinators.combine(
                        Generators.ids(),
                        Arbitraries.oneOf(Generators.seconds(), Generators.instants()),
                        Generators.mentions().list().ofMaxSize(2))
                .as(Stated::new)
                .list()
                .ofMaxSize(4)
                .map(ListUpdateCodecTest::byHub);
        Arbitrary<List<Described>> described = Combinators.combine(Generators.ids(), Generators.descriptions())
                .as(Described::new)
                .list()
                .ofMaxSize(3);
        Arbitrary<SourceOffset> sources = Arbitraries.oneOf(
                Arbitraries.just(SourceOffset.NONE),
                Combinators.combine(
                                Arbitraries.integers().between(0, 64),
                                Arbitraries.longs().greaterOrEqual(0))
                        .as(SourceOffset::new));
        return Combinators.combine(
                        Generators.ids(),
                        Generators.facts().injectNull(0.5),
                        sorted(),
                        sorted(),
                        stated,
                        described,
                        identities().injectNull(0.7),
                        sources)
                .as(ListUpdate::new);
    }

    private static Arbitrary<Identity> identities() {
        return Combinators.combine(Generators.ids().injectNull(0.5), sorted()).as(Identity::new);
    }

    private static Arbitrary<List<WorkId>> sorted() {
        return Generators.ids().list().ofMaxSize(6).map(ids -> List.copyOf(new TreeSet<>(ids)));
    }

    private static List<Stated> byHub(List<Stated> stated) {
        TreeSet<WorkId> seen = new TreeSet<>();
        return stated.stream()
                .filter(one -> seen.add(one.hub()))
                .sorted((a, b) -> a.hub().compareTo(b.hub()))
                .toList();
    }
}
