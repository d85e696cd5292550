package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.citationhubs.citation.vocabulary.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayFormatTest {

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.001, < 1 %", "0.005, 1 %", "0.5, 50 %", "0.994, 99 %", "0.9999, > 99 %", "1, 100 %"})
    void neverRoundsAShareToZeroOrAll(double share, String percent) {
        assertThat(DisplayFormat.percent(share)).isEqualTo(percent.replace(' ', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.034, 0.03", "3, 3", "12.5, 12.50", "1234.5, '1,235'"})
    void omitsMeaninglessDecimals(double number, String text) {
        assertThat(DisplayFormat.decimal(number)).isEqualTo(text);
    }

    @Test
    void formatsConstantsAsWords() {
        assertThat(DisplayFormat.of(Role.FUTURE_WORK)).isEqualTo("Future work");
        assertThat(DisplayFormat.parameter(Role.FUTURE_WORK)).isEqualTo("future-work");
        assertThat(DisplayFormat.count(1, "work", "works")).isEqualTo("1 work");
        assertThat(DisplayFormat.count(12_345, "work", "works")).isEqualTo("12,345 works");
    }
}
