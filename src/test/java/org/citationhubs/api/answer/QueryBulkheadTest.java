package org.citationhubs.api.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.citationhubs.query.local.StoreUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryBulkheadTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void runsAtMostTheBoundAndThenTheWaiting() throws Exception {
        QueryBulkhead bulkhead = new QueryBulkhead(2, 10, Duration.ofSeconds(30));
        CountDownLatch leave = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        List<Future<Integer>> all = new ArrayList<>();
        for (int question = 0; question < 8; question++) {
            all.add(threads.submit(() -> bulkhead.call(() -> {
                int now = inside.incrementAndGet();
                await(leave);
                inside.decrementAndGet();
                return now;
            })));
        }
        Awaitility.await().until(() -> inside.get() == 2);

        leave.countDown();

        for (Future<Integer> one : all) {
            assertThat(one.get(30, TimeUnit.SECONDS)).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void rejectsLongWaitsAndLongQueues() throws Exception {
        QueryBulkhead bulkhead = new QueryBulkhead(1, 1, Duration.ofSeconds(1));
        CountDownLatch leave = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        Future<Integer> first = threads.submit(() -> bulkhead.call(() -> {
            entered.countDown();
            await(leave);
            return 1;
        }));
        await(entered);

        assertThatThrownBy(() -> bulkhead.call(() -> 2))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("1000 ms");
        assertThatThrownBy(() -> new QueryBulkhead(0, 0, Duration.ZERO).call(() -> 3))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("too many queries are waiting");

        leave.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(bulkhead.call(() -> 4)).isEqualTo(4);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
