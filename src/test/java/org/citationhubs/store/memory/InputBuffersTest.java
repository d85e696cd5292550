package org.citationhubs.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputBuffersTest {

    private static final int MIB = 1 << 20;

    @Test
    void recordsOfTheLargestSizeFitIntoTheBytes() {
        assertThat(InputBuffers.of(48 * MIB, MIB, 3 * MIB, 4, 2)).isEqualTo(new InputBuffers(24, 12, 8, 24 * MIB));
        assertThat(InputBuffers.of(512 * MIB, 2 * MIB, 3 * MIB, 4, 2))
                .isEqualTo(new InputBuffers(128, 64, 85, 256 * MIB));
    }

    @Test
    void fewRecordsAreReadAheadInAnyHeap() {
        assertThat(InputBuffers.of(16 * MIB, 2 * MIB, 3 * MIB, 64, 4)).isEqualTo(new InputBuffers(10, 4, 4, 4 * MIB));
    }

    @Test
    void moreThanThousandRecordsAreNotReadAhead() {
        assertThat(InputBuffers.of(512 * MIB, 10_000, 10_000, 4, 2))
                .isEqualTo(new InputBuffers(1_000, 1_000, 1_000, 256 * MIB));
    }
}
