package org.citationhubs.hub.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

    /** Values of Newcombe 1998, table I, method 3; the last is an example of this project. */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0.0000, 0.1611",
        "1, 29, 0.0061, 0.1718",
        "17, 20, 0.6396, 0.9476",
    })
    void intervalEqualsThePublishedValues(int some, int n, double low, double high) {
        WilsonInterval interval = WilsonInterval.of(some, n);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void intervalOfNoCasesIsZeroToOne() {
        assertThat(WilsonInterval.of(0, 0)).isEqualTo(new WilsonInterval(0, 1));
    }

    @Test
    void morePositiveCasesThanCasesAreRefused() {
        assertThatThrownBy(() -> WilsonInterval.of(3, 2)).hasMessage("3 is not part of 2");
    }

    @Property
    void intervalIncludesTheShareAndIsSymmetric(
            @ForAll @IntRange(min = 1, max = 1_000_000) int n, @ForAll @IntRange(max = 100) int percent) {
        int some = (int) ((long) n * percent / 100);
        WilsonInterval interval = WilsonInterval.of(some, n);
        WilsonInterval rest = WilsonInterval.of(n - some, n);

        assertThat((double) some / n).isBetween(interval.low(), interval.high());
        assertThat(interval.low()).isCloseTo(1 - rest.high(), within(1e-9)).isBetween(0.0, 1.0);
        assertThat(interval.high()).isBetween(0.0, 1.0);
    }
}
