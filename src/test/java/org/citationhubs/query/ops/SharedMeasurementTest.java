package org.citationhubs.query.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedMeasurementTest {

    @Test
    void callersOfOneMomentShareAMeasurementThatBeginsLater() throws Exception {
        // given a measurement that is in progress
        AtomicInteger measured = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (SharedMeasurement<Integer> lag = new SharedMeasurement<>("test", () -> {
            begun.countDown();
            await(go);
            return measured.incrementAndGet();
        })) {
            CompletionStage<Integer> first = lag.next();
            await(begun);

            // when a hundred callers come meanwhile
            List<CompletableFuture<Integer>> later = new ArrayList<>();
            for (int caller = 0; caller < 100; caller++) {
                later.add(lag.next().toCompletableFuture());
            }
            go.countDown();

            // then all of them get the result of the next measurement
            assertThat(first.toCompletableFuture().get(30, TimeUnit.SECONDS)).isEqualTo(1);
            for (CompletableFuture<Integer> one : later) {
                assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(2);
            }
            assertThat(lag.next().toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .isEqualTo(3);
        }
    }

    @Test
    void aFailureIsThatOfItsCallersAlone() throws Exception {
        AtomicInteger measured = new AtomicInteger();
        try (SharedMeasurement<Integer> lag = new SharedMeasurement<>("test", () -> {
            if (measured.incrementAndGet() == 1) {
                throw new LagUnavailableException("no broker", null);
            }
            return measured.get();
        })) {
            assertThatThrownBy(() -> lag.next().toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(LagUnavailableException.class);
            assertThat(lag.next().toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .isEqualTo(2);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
