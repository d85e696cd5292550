package org.citationhubs.serde.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.junit.jupiter.api.Test;

/** Packed values are read back. */
class PackedTest {

    @Property(tries = 500)
    void numbersAreReadBack(@ForAll @LongRange(min = 0) long count, @ForAll long signed, @ForAll int four) {
        PackedReader in = new PackedReader(new PackedWriter()
                .writeCount(count)
                .writeSigned(signed)
                .writeInt(four)
                .toBytes());

        assertThat(in.readLongCount()).isEqualTo(count);
        assertThat(in.readSigned()).isEqualTo(signed);
        assertThat(in.readInt()).isEqualTo(four);
        assertThat(in.hasMore()).isFalse();
    }

    @Test
    void numbersAtTheirBoundsAreReadBack() {
        for (long bound : new long[] {0, 127, 128, Integer.MAX_VALUE, 1L << 56, Long.MAX_VALUE}) {
            PackedReader in = new PackedReader(new PackedWriter()
                    .writeCount(bound)
                    .writeSigned(bound)
                    .writeSigned(-bound)
                    .writeSigned(Long.MIN_VALUE)
                    .toBytes());

            assertThat(in.readLongCount()).isEqualTo(bound);
            assertThat(in.readSigned()).isEqualTo(bound);
            assertThat(in.readSigned()).isEqualTo(-bound);
            assertThat(in.readSigned()).isEqualTo(Long.MIN_VALUE);
        }
    }

    @Test
    void smallNumbersTakeOneByte() {
        assertThat(new PackedWriter().writeCount(127).toBytes()).containsExactly(127);
        assertThat(new PackedWriter().writeCount(128).toBytes()).containsExactly(0x80, 1);
        assertThat(new PackedWriter().writeSigned(-64).toBytes()).containsExactly(127);
    }

    @Test
    void aCountIsNeverNegative() {
        assertThatThrownBy(() -> new PackedWriter().writeCount(-1)).hasMessage("a count is never negative: -1");
    }

    @Property(tries = 300)
    void textsAndBytesAreReadBack(@ForAll("texts") String text, @ForAll byte[] bytes) {
        PackedReader in = new PackedReader(new PackedWriter()
                .writeText(text)
                .writeOptionalText(text)
                .writeOptionalText(null)
                .writeOptionalBytes(bytes)
                .writeOptionalBytes(null)
                .toBytes());

        assertThat(in.readText()).isEqualTo(text);
        assertThat(in.readOptionalText()).isEqualTo(text);
        assertThat(in.readOptionalText()).isNull();
        assertThat(in.readOptionalBytes()).isEqualTo(bytes);
        assertThat(in.readOptionalBytes()).isNull();
        assertThat(in.hasMore()).isFalse();
    }

    @Property(tries = 300)
    void timesAreReadBackToTheNanosecond(@ForAll("instants") Instant instant) {
        assertThat(new PackedReader(new PackedWriter().writeInstant(instant).toBytes()).readInstant())
                .isEqualTo(instant);
    }

    @Property(tries = 300)
    void sortedListsOfIdsAreReadBack(@ForAll("ids") List<WorkId> some, @ForAll("ids") List<WorkId> others) {
        List<WorkId> first = List.copyOf(new TreeSet<>(some));
        List<WorkId> second = List.copyOf(new TreeSet<>(others));
        PackedWriter out = new PackedWriter();
        PackedParts.writeIds(out, first);
        PackedParts.writeIds(out, second);
        PackedReader in = new PackedReader(out.toBytes());

        assertThat(PackedParts.readIds(in)).isEqualTo(first);
        assertThat(PackedParts.readIds(in)).isEqualTo(second);
        assertThat(in.hasMore()).isFalse();
    }

    @Property(tries = 200)
    void factsDescriptionsAndMentionsAreReadBack(
            @ForAll("facts") WorkFacts facts,
            @ForAll("descriptions") WorkDescription description,
            @ForAll("mentions") List<Mention> mentions) {
        PackedWriter out = new PackedWriter();
        PackedWorks.writeFacts(out, facts);
        PackedWorks.writeDescription(out, description);
        PackedParts.writeMentions(out, mentions);
        PackedReader in = new PackedReader(out.toBytes());

        assertThat(PackedWorks.readFacts(in)).isEqualTo(facts);
        assertThat(PackedWorks.readDescription(in)).isEqualTo(description);
        assertThat(PackedParts.readMentions(in)).isEqualTo(mentions);
        assertThat(in.hasMore()).isFalse();
    }

    @Test
    void aResetLeavesBytesTakenBeforeUnchanged() {
        PackedWriter out = new PackedWriter();
        byte[] before = out.writeText("x".repeat(1_000)).toBytes();
        byte[] copy = before.clone();

        assertThat(out.reset().writeByte(7).toBytes()).containsExactly(7);
        assertThat(Arrays.equals(before, copy)).isTrue();
    }

    @Test
    void anotherVersionIsRefusedNamingTheReadableOnes() {
        assertThatThrownBy(() -> new PackedReader(new byte[] {9}).readVersion(1, 1, "a work"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a work is of format 9, this release reads format 1; "
                        + "see 'change of store format' in src/docs/operations.md");
        assertThatThrownBy(() -> new PackedReader(new byte[] {1}).readVersion(2, 3, "a work"))
                .hasMessageStartingWith("a work is of format 1, this release reads format 2 to 3;");
    }

    @Provide
    static Arbitrary<String> texts() {
        return Generators.texts();
    }

    @Provide
    static Arbitrary<Instant> instants() {
        return Generators.instants();
    }

    @Provide
    static Arbitrary<List<WorkId>> ids() {
        return Generators.ids().list().ofMaxSize(12);
    }

    @Provide
    static Arbitrary<WorkFacts> facts() {
        return Generators.facts();
    }

    @Provide
    static Arbitrary<WorkDescription> descriptions() {
        return Generators.descriptions();
    }

    @Provide
    static Arbitrary<List<Mention>> mentions() {
        return Generators.mentions().list().ofMaxSize(3);
    }
}
