package org.citationhubs.serde.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.second;
import static org.citationhubs.citation.reference.Generators.work;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.reference.PartitionUpdate.HubStatement;
import org.citationhubs.citation.reference.PartitionUpdate.WorkUpdate;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkIdentity;
import org.junit.jupiter.api.Test;

class PartitionUpdateCodecTest {

    @Property(tries = 300)
    void anUpdateIsReadBack(@ForAll("updates") PartitionUpdate update) {
        assertThat(again(update)).isEqualTo(update);
    }

    @Test
    void descendingTimesOfHubsAreReadBack() {
        PartitionUpdate update = new PartitionUpdate(
                work(1),
                WorkFacts.NONE,
                List.of(work(2), work(3), work(4)),
                List.of(),
                List.of(
                        new HubStatement(work(2), second(5).plusNanos(999_999_999), List.of()),
                        new HubStatement(work(3), second(5).plusNanos(1), List.of()),
                        new HubStatement(work(4), Instant.parse("0000-01-01T00:00:00Z"), List.of())),
                List.of(),
                null,
                InputOffset.NONE);

        assertThat(again(update)).isEqualTo(update);
    }

    private static PartitionUpdate again(PartitionUpdate update) {
        PackedWriter out = new PackedWriter();
        PartitionUpdateCodec.write(out, update);
        PackedReader in = new PackedReader(out.toBytes());
        PartitionUpdate read = PartitionUpdateCodec.read(in);
        assertThat(in.hasMore()).isFalse();
        return read;
    }

    private static Arbitrary<String> systems() {
        return Arbitraries.of("", "crossref", "openalex", "s2");
    }

    @Provide
    static Arbitrary<PartitionUpdate> updates() {
        Arbitrary<List<HubStatement>> stated = Combinators.combine(
                        Generators.ids(),
                        Arbitraries.oneOf(Generators.seconds(), Generators.instants()),
                        Generators.mentions().list().ofMaxSize(2),
                        systems().list().ofMaxSize(3).map(SourceSet::of))
                .as(HubStatement::new)
                .list()
                .ofMaxSize(4)
                .map(PartitionUpdateCodecTest::byHub);
        Arbitrary<List<WorkUpdate>> described = Combinators.combine(
                        Generators.ids(), systems(), Generators.descriptions())
                .as(WorkUpdate::new)
                .list()
                .ofMaxSize(3);
        Arbitrary<InputOffset> sources = Arbitraries.oneOf(
                Arbitraries.just(InputOffset.NONE),
                Combinators.combine(
                                Arbitraries.integers().between(0, 64),
                                Arbitraries.longs().greaterOrEqual(0))
                        .as(InputOffset::new));
        return Combinators.combine(
                        Generators.ids(),
                        Generators.facts().injectNull(0.5),
                        sorted(),
                        sorted(),
                        stated,
                        described,
                        identities().injectNull(0.7),
                        sources)
                .as(PartitionUpdate::new);
    }

    private static Arbitrary<WorkIdentity> identities() {
        return Combinators.combine(Generators.ids().injectNull(0.5), sorted()).as(WorkIdentity::new);
    }

    private static Arbitrary<List<WorkId>> sorted() {
        return Generators.ids().list().ofMaxSize(6).map(ids -> List.copyOf(new TreeSet<>(ids)));
    }

    private static List<HubStatement> byHub(List<HubStatement> stated) {
        TreeSet<WorkId> seen = new TreeSet<>();
        return stated.stream()
                .filter(one -> seen.add(one.hub()))
                .sorted((a, b) -> a.hub().compareTo(b.hub()))
                .toList();
    }
}
