package org.citationhubs.citation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InputOffsetsTest {

    @Test
    void minimumHasTheLeastOffsetOfEachCommonPartition() {
        InputOffsets first = InputOffsets.of(Map.of(0, 5L, 1, 9L, 2, 1L));
        InputOffsets second = InputOffsets.of(Map.of(0, 7L, 1, 3L));

        assertThat(InputOffsets.min(List.of(first, second))).isEqualTo(InputOffsets.of(Map.of(0, 5L, 1, 3L)));
        assertThat(InputOffsets.min(List.of(second, first))).isEqualTo(InputOffsets.of(Map.of(0, 5L, 1, 3L)));
    }

    @Test
    void minimumOfNothingIsEmpty() {
        assertThat(InputOffsets.min(List.of())).isEqualTo(InputOffsets.NONE);
        assertThat(InputOffsets.min(List.of(InputOffsets.of(Map.of(0, 1L)), InputOffsets.NONE))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void offsetIsCoveredIfItsPartitionIsAtOrBeyondIt() {
        InputOffsets offsets = InputOffsets.of(Map.of(3, 17L));

        assertThat(offsets.covers(3, 16)).isTrue();
        assertThat(offsets.covers(3, 17)).isTrue();
        assertThat(offsets.covers(3, 18)).isFalse();
        assertThat(offsets.covers(2, 0)).isFalse();
    }

    @Test
    void laterChangesOfTheGivenMapAreNotSeen() {
        SortedMap<Integer, Long> given = new TreeMap<>(Map.of(0, 1L));
        InputOffsets offsets = new InputOffsets(given);

        given.put(0, 2L);

        assertThat(offsets.byPartition()).isEqualTo(Map.of(0, 1L));
    }
}
