package org.citationhubs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.query.page.InvalidQueryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinOffsetTest {

    @Test
    void isCoveredFromItsOffsetOn() {
        MinOffset input = MinOffset.parse("3:17");

        assertThat(input.coveredBy(InputOffsets.of(Map.of(3, 16L)))).isFalse();
        assertThat(input.coveredBy(InputOffsets.of(Map.of(3, 17L)))).isTrue();
        assertThat(input.coveredBy(InputOffsets.of(Map.of(2, 99L)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3", "3:", ":3", "a:3", "3:b", "-1:3", "3:-1", "3:18446744073709551615", "4294967295:1"})
    void rejectsOtherText(String text) {
        assertThatExceptionOfType(InvalidQueryException.class)
                .isThrownBy(() -> MinOffset.parse(text))
                .withMessageContaining("PARTITION:OFFSET");
    }
}
