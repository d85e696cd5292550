package org.citationhubs.citation.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.second;

import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.junit.jupiter.api.Test;

class WorkDescriptionTest {

    @Property(tries = 200)
    void joinIsCommutative(@ForAll("descriptions") WorkDescription a, @ForAll("descriptions") WorkDescription b) {
        assertThat(a.join(b)).isEqualTo(b.join(a));
    }

    @Property(tries = 200)
    void joinIsAssociative(
            @ForAll("descriptions") WorkDescription a,
            @ForAll("descriptions") WorkDescription b,
            @ForAll("descriptions") WorkDescription c) {
        assertThat(a.join(b).join(c)).isEqualTo(a.join(b.join(c)));
    }

    @Property(tries = 200)
    void joinIsIdempotent(@ForAll("descriptions") WorkDescription a, @ForAll("descriptions") WorkDescription b) {
        assertThat(a.join(a)).isEqualTo(a);
        assertThat(a.join(b).join(b)).isEqualTo(a.join(b));
        assertThat(a.join(WorkDescription.NONE)).isEqualTo(a);
        assertThat(WorkDescription.NONE.join(a)).isEqualTo(a);
    }

    @Provide
    static Arbitrary<WorkDescription> descriptions() {
        return Generators.descriptions();
    }

    @Test
    void closerSourceWinsWhateverTheTimes() {
        WorkDescription joined = title(Source.REGISTRY, 1, "Registered")
                .join(title(Source.ITSELF, 2, "Own"))
                .join(title(Source.CITER, 3, "Cited"));

        assertThat(joined.facts().title()).isEqualTo("Registered");
    }

    @Test
    void newestValueOfOneSourceWins() {
        assertThat(title(Source.ITSELF, 2, "Newer")
                        .join(title(Source.ITSELF, 1, "Older and longer"))
                        .facts()
                        .title())
                .isEqualTo("Newer");
    }

    @Test
    void greaterValueWinsAtEqualTimes() {
        assertThat(title(Source.ITSELF, 1, "B")
                        .join(title(Source.ITSELF, 1, "A"))
                        .facts()
                        .title())
                .isEqualTo("B");
    }

    @Test
    void mostCompleteOfCitersWinsAndNotTheNewest() {
        WorkDescription full = WorkDescription.statedBy(
                Source.CITER,
                second(1),
                WorkFacts.of("The large N limit", PartialDate.parse("1997-11-27"), by("Maldacena, Juan")));
        WorkDescription newer = WorkDescription.statedBy(
                Source.CITER, second(9), WorkFacts.of("Large N", PartialDate.parse("1998"), by("Maldacena, J.")));

        assertThat(full.join(newer)).isEqualTo(full);
        assertThat(newer.join(full)).isEqualTo(full);
    }

    @Test
    void moreAuthorsOfCitersWinOverLongerNames() {
        WorkDescription three =
                WorkDescription.statedBy(Source.CITER, second(1), WorkFacts.of(null, null, by("Li", "Wu", "Xu")));
        WorkDescription one = WorkDescription.statedBy(
                Source.CITER, second(2), WorkFacts.of(null, null, by("Li, Wei Ming Alexander and others")));

        assertThat(one.join(three)).isEqualTo(three);
        assertThat(three.join(one)).isEqualTo(three);
    }

    @Test
    void leastOfEquallyCompleteValuesOfCitersWins() {
        WorkDescription least = title(Source.CITER, 1, "A");

        assertThat(least.join(title(Source.CITER, 2, "B"))).isEqualTo(least);
        assertThat(title(Source.CITER, 2, "B").join(least)).isEqualTo(least);
    }

    @Test
    void repeatedValueOfCitersChangesNothing() {
        WorkDescription first = title(Source.CITER, 1, "A");

        assertThat(first.join(title(Source.CITER, 2, "A"))).isEqualTo(first);
        assertThat(title(Source.CITER, 2, "A").join(first)).isEqualTo(first);
    }

    private static Authors by(String... names) {
        return new Authors(Stream.of(names).map(name -> new Author(null, name)).toList());
    }

    @Test
    void missingValueRemovesNothing() {
        WorkDescription dated = WorkDescription.statedBy(
                Source.REGISTRY, second(9), WorkFacts.of(null, PartialDate.parse("1997-11"), null));

        WorkDescription joined = title(Source.CITER, 1, "A").join(dated);

        assertThat(joined.facts()).isEqualTo(WorkFacts.of("A", PartialDate.parse("1997-11"), null));
    }

    private static WorkDescription title(Source source, int second, String title) {
        return WorkDescription.statedBy(source, second(second), WorkFacts.of(title, null, null));
    }

    @Test
    void retractionIsEffectiveUntilTakenBackInAnyOrder() {
        WorkDescription retracted = retraction(1, new RetractionNotice("doi:10.1/n", second(0), "Fraud."));
        WorkDescription takenBack = retraction(2, RetractionNotice.TAKEN_BACK);

        assertThat(retracted.facts().isRetracted()).isTrue();
        assertThat(retracted.join(takenBack).facts().isRetracted()).isFalse();
        assertThat(takenBack.join(retracted).facts()).isEqualTo(WorkFacts.NONE);
        assertThat(takenBack
                        .join(retracted)
                        .join(retraction(3, new RetractionNotice(null, second(3), null)))
                        .facts())
                .satisfies(
                        facts -> assertThat(facts.retraction()).isEqualTo(new RetractionNotice(null, second(3), null)));
    }

    @Test
    void retractionWinsOverItsTakingBackAtEqualTimes() {
        WorkDescription retracted = retraction(1, new RetractionNotice(null, second(0), null));
        WorkDescription takenBack = retraction(1, RetractionNotice.TAKEN_BACK);

        assertThat(takenBack.join(retracted).facts().isRetracted()).isTrue();
        assertThat(retracted.join(takenBack).facts().isRetracted()).isTrue();
    }

    @Test
    void mergeIsEffectiveUntilTakenBackInAnyOrder() {
        WorkDescription merged = sameAs(1, new SameAs(Generators.work(7)));
        WorkDescription takenBack = sameAs(2, SameAs.TAKEN_BACK);

        assertThat(merged.facts().survivor()).isEqualTo(Generators.work(7));
        assertThat(takenBack.join(merged).facts().survivor()).isNull();
        assertThat(merged.join(takenBack).facts()).isEqualTo(WorkFacts.NONE);
        assertThat(merged.join(sameAs(1, SameAs.TAKEN_BACK)).facts().survivor()).isEqualTo(Generators.work(7));
    }

    private static WorkDescription retraction(int second, RetractionNotice retraction) {
        return WorkDescription.statedBy(
                Source.REGISTRY, second(second), WorkFacts.NONE.with(WorkField.RETRACTION, retraction));
    }

    private static WorkDescription sameAs(int second, SameAs sameAs) {
        return WorkDescription.statedBy(
                Source.REGISTRY, second(second), WorkFacts.NONE.with(WorkField.SAME_AS, sameAs));
    }
}
