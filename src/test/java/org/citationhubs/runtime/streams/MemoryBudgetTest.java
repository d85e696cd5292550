package org.citationhubs.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private static final long MIB = 1L << 20;

    @Test
    void whatFitsToTheLastByteIsNoComplaint() {
        assertThat(new MemoryBudget(1_024 * MIB + MemoryBudget.BESIDE, 768 * MIB, 256 * MIB).complaint())
                .isEmpty();
    }

    @Test
    void whatDoesNotFitIsSaidWithEachPart() {
        assertThat(new MemoryBudget(1_024 * MIB, 768 * MIB, 256 * MIB).complaint())
                .hasValue(
                        "1408 MiB may be used (heap 768, hubs.rocksdb.memory 256, the rest 384), the limit is 1024 MiB: "
                                + "under load the process will be killed; raise the limit or lower one of them");
    }

    @Test
    void theProcessKnowsItsLimitAndWhatItHolds() {
        assertThat(MemoryBudget.limitHere()).isGreaterThan(Runtime.getRuntime().maxMemory());
        assertThat(MemoryBudget.residentHere())
                .satisfiesAnyOf(bytes -> assertThat(bytes).isNaN(), bytes -> assertThat(bytes)
                        .isBetween(10.0 * MIB, (double) MemoryBudget.limitHere()));
    }
}
