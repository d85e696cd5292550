package org.citationhubs.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.citationhubs.store.memory.CacheBudget.CacheShare;
import org.junit.jupiter.api.Test;

class HeapBudgetTest {

    private static final long MIB = 1 << 20;

    @Test
    void partsOfHeapLeaveMoreThanHalfOfIt() {
        for (long heap : new long[] {256 * MIB, 768 * MIB, 8_192 * MIB}) {
            assertThat(HeapBudget.of(heap).total()).isLessThan(heap / 2);
        }
        assertThat(HeapBudget.of(768 * MIB))
                .isEqualTo(
                        new HeapBudget(96 * MIB, 48 * MIB, 48 * MIB, 24 * MIB, 24 * MIB, 48 * MIB, 24 * MIB, 48 * MIB));
    }

    @Test
    void partitionsHeldHereDivideBudgetAmongThem() {
        CacheBudget budget = new CacheBudget(HeapBudget.of(768 * MIB));
        CacheShare first = budget.open();
        assertThat(first.hubs()).isEqualTo(96 * MIB);

        CacheShare second = budget.open();
        assertThat(first.hubs()).isEqualTo(48 * MIB);
        assertThat(second.numbers()).isEqualTo(24 * MIB);

        second.close();
        second.close();
        assertThat(first.hubs()).isEqualTo(96 * MIB);
    }

    @Test
    void heapHasMostPartitionsItCanCacheFor() {
        assertThat(HeapBudget.of(768 * MIB).mostPartitions()).isEqualTo(60);
        assertThat(HeapBudget.of(MIB).mostPartitions()).isOne();
    }
}
