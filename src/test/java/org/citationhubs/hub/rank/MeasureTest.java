package org.citationhubs.hub.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

    /** Computed by hand: 12 / sqrt(36 * 16) = 12 / 24; 12 / (36 + 16 - 12); 12 / 16; 960 * 12 / (36 * 16). */
    @ParameterizedTest
    @CsvSource({
        "COUNT, 12",
        "SALTON, 0.5",
        "JACCARD, 0.3",
        "INCLUSION, 0.75",
        "ASSOCIATION_STRENGTH, 20",
    })
    void scoreFollowsTheDefinition(Measure measure, double expected) {
        assertThat(measure.score(12, 36, 16, 960)).isCloseTo(expected, within(1e-12));
    }

    /**
     * Two works cited by the same four of ten works, and two works cited independently of each other; computed by hand.
     */
    @ParameterizedTest
    @CsvSource({
        "SALTON, 4, 4, 4, 1",
        "JACCARD, 4, 4, 4, 1",
        "INCLUSION, 4, 4, 4, 1",
        "ASSOCIATION_STRENGTH, 4, 4, 4, 2.5",
        "SALTON, 1, 5, 2, 0.316227766016838",
        "JACCARD, 1, 5, 2, 0.166666666666667",
        "INCLUSION, 1, 5, 2, 0.5",
        "ASSOCIATION_STRENGTH, 1, 5, 2, 1",
    })
    void equalSetsAndIndependentWorksScoreOne(Measure measure, int both, int a, int b, double expected) {
        assertThat(measure.score(both, a, b, 10)).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "salton", "jaccard", "inclusion", "association-strength"})
    void measureIsFoundByItsParameter(String parameter) {
        assertThat(Measure.of(parameter)).get().extracting(Measure::parameter).isEqualTo(parameter);
    }

    @Test
    void eachMeasureHasItsOwnCursorCode() {
        assertThat(Measure.values()).extracting(Measure::cursorCode).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void scoreDependsOnAllOnlyIfTheMeasureNeedsIt(Measure measure) {
        boolean depends = measure.score(12, 36, 16, 960) != measure.score(12, 36, 16, 1_920);

        assertThat(measure.needsAll()).isEqualTo(depends);
    }

    @Test
    void unknownParameterIsNotAMeasure() {
        assertThat(Measure.of("cosine")).isEmpty();
        assertThat(Measure.of("ASSOCIATION_STRENGTH")).isEmpty();
    }

    @Test
    void worksNeverCitedTogetherScoreZero() {
        for (Measure measure : Measure.values()) {
            assertThat(measure.score(0, 0, 7, 0)).isZero();
            assertThat(measure.bound(0, 7, 100)).isZero();
        }
    }

    @Property
    void everyMeasureIsSymmetric(@ForAll("pairs") Pair pair, @ForAll Measure measure) {
        assertThat(measure.score(pair.both, pair.a, pair.b, pair.all))
                .isEqualTo(measure.score(pair.both, pair.b, pair.a, pair.all));
    }

    @Property
    void scoreIsAtMostItsBound(@ForAll("pairs") Pair pair, @ForAll Measure measure) {
        assertThat(measure.score(pair.both, pair.a, pair.b, pair.all))
                .isLessThanOrEqualTo(measure.bound(pair.both, pair.a, pair.all));
    }

    @Property
    void boundIsReached(@ForAll("pairs") Pair pair, @ForAll Measure measure) {
        assertThat(measure.bound(pair.both, pair.a, pair.all))
                .isEqualTo(measure.score(pair.both, pair.a, pair.both, pair.all));
    }

    @Property
    void setMeasuresAreBetweenZeroAndOne(@ForAll("pairs") Pair pair) {
        for (Measure measure : new Measure[] {Measure.SALTON, Measure.JACCARD, Measure.INCLUSION}) {
            // The square root of a million squared may differ in its last bit.
            assertThat(measure.score(pair.both, pair.a, pair.b, pair.all)).isBetween(0.0, 1.0 + 1e-12);
        }
    }

    record Pair(int both, int a, int b, long all) {}

    @Provide
    static Arbitrary<Pair> pairs() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 1_000_000),
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.longs().between(0, 3_000_000_000L))
                .as((both, moreA, moreB, others) ->
                        new Pair(both, both + moreA, both + moreB, both + moreA + moreB + others));
    }
}
