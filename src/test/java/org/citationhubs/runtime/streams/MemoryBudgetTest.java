package org.citationhubs.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private static final long MIB = 1L << 20;

    @Test
    void aBudgetThatFitsExactlyIsAccepted() {
        assertThat(new MemoryBudget(1_024 * MIB + MemoryBudget.BESIDE, 768 * MIB, 256 * MIB).warning())
                .isEmpty();
    }

    @Test
    void aBudgetThatDoesNotFitIsReportedPartByPart() {
        assertThat(new MemoryBudget(1_024 * MIB, 768 * MIB, 256 * MIB).warning())
                .hasValue("the process may use 1408 MiB (heap 768, hubs.rocksdb.memory 256, other 384) but has only "
                        + "1024 MiB: under load it will be killed; raise the limit, or lower the heap or "
                        + "hubs.rocksdb.memory");
    }

    @Test
    void reportsLimitAndResidentMemoryOfTheProcess() {
        assertThat(MemoryBudget.limitHere()).isGreaterThan(Runtime.getRuntime().maxMemory());
        assertThat(MemoryBudget.residentHere())
                .satisfiesAnyOf(bytes -> assertThat(bytes).isNaN(), bytes -> assertThat(bytes)
                        .isBetween(10.0 * MIB, (double) MemoryBudget.limitHere()));
    }
}
