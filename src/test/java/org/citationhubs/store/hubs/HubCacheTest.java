package org.citationhubs.store.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.store.kv.StateSnapshot;
import org.citationhubs.store.lists.CitingList;
import org.junit.jupiter.api.Test;

class HubCacheTest {

    private static final int HUBS = 3_025;
    private static final int ROWS = 12;
    private static final int REFERENCES = 60;
    private static final long BOUND = 8L << 20;
    private static final CitationFacts FACTS = CitationFacts.of(null, Instant.EPOCH, StatementCounts.NONE);

    private final StateSnapshot state = new StateSnapshot();
    private final HubStores stores = new HubStores(name -> state.store(0, name), () -> 1 << 20);

    @Test
    void hubsThatWaitOverRestartStayWithinBound() {
        // given hubs that wait to be published, when the task starts again
        HubCache before = new HubCache(stores, () -> BOUND);
        append(before);
        HubCache cache = new HubCache(stores, () -> BOUND);

        for (int hub = 1; hub <= HUBS; hub++) {
            // when each is read into memory once and not asked for again
            InMemoryHub waiting = cache.of(hub);
            assertThat(waiting.mergeAndRank(Integer::compare)).hasSize(20);
            assertThat(waiting.highlights(Integer::compare)).isNotNull();
            cache.shrink();

            // then the hubs in memory stay within the bound as they are, not as they were when they were asked for
            assertThat(cache.heapBytes()).isLessThanOrEqualTo(BOUND);
        }
    }

    @Test
    void hubsWhoseTitlesAreAwaitedStayWithinBound() {
        HubCache cache = new HubCache(stores, () -> BOUND);
        append(cache);
        for (int hub = 1; hub <= HUBS; hub++) {
            assertThat(cache.of(hub).mergeAndRank(Integer::compare)).hasSize(20);
            cache.shrink();
        }
        assertThat(cache.heapBytes()).isLessThanOrEqualTo(BOUND);
    }

    private void append(HubCache cache) {
        for (int citing = 0; citing < HUBS * ROWS / 4; citing++) {
            int first = citing;
            int[] hubs = IntStream.range(0, 4)
                    .map(hub -> 1 + (first * 4 + hub * 757) % HUBS)
                    .toArray();
            int[] references = IntStream.range(0, REFERENCES)
                    .map(at -> at < hubs.length ? hubs[at] : 10_000 + (first * 31 + at * 997) % 300_000)
                    .sorted()
                    .toArray();
            int number = 1_000_000 + citing;
            CitingList list = CitingList.NONE.changed(WorkFacts.NONE, references, new int[0]);
            for (int hub : hubs) {
                list.setRow(hub, cache.of(hub).append(number, FACTS, List.of(), references));
            }
            stores.lists().put(number, list);
            cache.shrink();
        }
    }
}
