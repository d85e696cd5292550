package org.citationhubs.query.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.awaitility.Awaitility;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
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
            all.add(threads.submit(() -> bulkhead.call(1, query(), () -> {
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
        QueryBulkhead bulkhead = new QueryBulkhead(1, 2, Duration.ofSeconds(1));
        CountDownLatch leave = new CountDownLatch(1);
        Future<Integer> first = occupy(bulkhead, leave);

        assertThatThrownBy(() -> bulkhead.call(1, query(), () -> 2))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("1000 ms");
        assertThatThrownBy(() -> new QueryBulkhead(1, 0, Duration.ZERO).call(1, query(), () -> 3))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("too many queries are waiting");

        leave.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(bulkhead.call(1, query(), () -> 4)).isEqualTo(4);
    }

    @Test
    void batchesLeaveRoomForQueriesAboutOneWork() throws Exception {
        // given room for ten, of which a batch that costs more has all that batches may have
        QueryBulkhead bulkhead = new QueryBulkhead(2, 10, Duration.ofSeconds(30));
        CountDownLatch leave = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        Future<Integer> batch = threads.submit(() -> bulkhead.call(25, query(), () -> {
            entered.countDown();
            await(leave);
            return 25;
        }));
        await(entered);

        // when another batch comes, then it is rejected, and a query about one work is not
        assertThatThrownBy(() -> bulkhead.call(2, query(), () -> 2)).hasMessageContaining("too many queries");
        assertThat(bulkhead.call(1, query(), () -> 1)).isEqualTo(1);

        leave.countDown();
        assertThat(batch.get(30, TimeUnit.SECONDS)).isEqualTo(25);
        assertThat(bulkhead.call(2, query(), () -> 2)).isEqualTo(2);
    }

    @Test
    void othersReadWhileAQueryWaitsForAnInstance() throws Exception {
        QueryBulkhead bulkhead = new QueryBulkhead(1, 10, Duration.ofSeconds(30));
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        Future<String> query = threads.submit(
                () -> bulkhead.call(1, query(), () -> RunningQuery.current().whileWaiting(() -> {
                    waiting.countDown();
                    await(answered);
                    return "answer";
                })));
        await(waiting);

        assertThat(bulkhead.call(1, query(), () -> "other")).isEqualTo("other");
        answered.countDown();

        assertThat(query.get(30, TimeUnit.SECONDS)).isEqualTo("answer");
    }

    @Test
    void aLongQueryGivesWay() throws Exception {
        QueryBulkhead bulkhead = new QueryBulkhead(1, 10, Duration.ofSeconds(30));
        AtomicInteger others = new AtomicInteger();
        CountDownLatch entered = new CountDownLatch(1);
        Future<Integer> longQuery = threads.submit(() -> bulkhead.call(1, query(), () -> {
            entered.countDown();
            while (others.get() == 0) {
                RunningQuery.current().giveWay();
            }
            return others.get();
        }));
        await(entered);

        int other = bulkhead.call(1, query(), others::incrementAndGet);

        assertThat(other).isEqualTo(1);
        assertThat(longQuery.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void aQueryEndsWhenItsTimeIsOver() {
        RunningQuery query = new RunningQuery(Duration.ofMillis(20), () -> false);
        QueryBulkhead bulkhead = new QueryBulkhead(1, 10, Duration.ofSeconds(30));

        assertThatThrownBy(() -> bulkhead.call(1, query, QueryBulkheadTest::readForEver))
                .isInstanceOf(StoreUnavailableException.class)
                .extracting(e -> ((StoreUnavailableException) e).reason())
                .isEqualTo(UnavailableReason.TIMED_OUT);
    }

    @Test
    void aQueryEndsWhenItsClientHasLeft() {
        AtomicInteger reads = new AtomicInteger();
        RunningQuery query = new RunningQuery(Duration.ofMinutes(5), () -> reads.incrementAndGet() > 10);
        QueryBulkhead bulkhead = new QueryBulkhead(1, 10, Duration.ofSeconds(30));

        assertThatThrownBy(() -> bulkhead.call(1, query, QueryBulkheadTest::readForEver))
                .isInstanceOf(StoreUnavailableException.class)
                .extracting(e -> ((StoreUnavailableException) e).reason())
                .isEqualTo(UnavailableReason.ABANDONED);
        assertThat(reads).hasValue(11);
    }

    /** Reads a store again and again, as a query over all rows of a hub does. */
    private static Void readForEver() {
        QueriedStore store = new QueriedStore("rows", new QueriedStore.QueryFunction() {
            @Override
            public <R> Optional<QueryResult<R>> query(String name, Query<R> query) {
                return Optional.empty();
            }
        });
        while (true) {
            try {
                store.get(Bytes.wrap(new byte[0]));
            } catch (StoreUnavailableException e) {
                if (e.reason() != UnavailableReason.NOT_HERE) {
                    throw e;
                }
            }
        }
    }

    private Future<Integer> occupy(QueryBulkhead bulkhead, CountDownLatch leave) {
        CountDownLatch entered = new CountDownLatch(1);
        Future<Integer> first = threads.submit(() -> bulkhead.call(1, query(), () -> {
            entered.countDown();
            await(leave);
            return 1;
        }));
        await(entered);
        return first;
    }

    private static RunningQuery query() {
        return new RunningQuery(Duration.ofMinutes(1), () -> false);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
