package org.citationhubs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.citationhubs.citation.Limits;
import org.citationhubs.citation.WorkId;
import org.junit.jupiter.api.Test;

class EventDeskTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final EventDesk desk = new EventDesk();
    private final AtomicInteger closed = new AtomicInteger();
    private final EventPublisher publisher = new EventPublisher() {

        @Override
        public CompletableFuture<Published> publish(String topic, WorkId key, byte[] event) {
            return CompletableFuture.completedFuture(new Published(0, 0));
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    };

    @Test
    void whoWaitsIsServedWhenTheDeskOpens() {
        CompletableFuture<Optional<EventPublisher>> waiting = CompletableFuture.supplyAsync(this::await);

        desk.open(publisher, Limits.DEFAULT);

        assertThat(waiting).succeedsWithin(SOON).isEqualTo(Optional.of(publisher));
        assertThat(desk.citations()).isPresent();
    }

    @Test
    void whoWaitsIsSentAwayWhenTheServiceStops() {
        CompletableFuture<Optional<EventPublisher>> waiting = CompletableFuture.supplyAsync(this::await);

        desk.close();

        assertThat(waiting).succeedsWithin(SOON).isEqualTo(Optional.empty());
    }

    @Test
    void whoWaitsTooLongIsSentAway() throws InterruptedException {
        assertThat(desk.await(Duration.ofMillis(20))).isEmpty();
    }

    @Test
    void thePublisherIsClosedWithTheDesk() {
        desk.open(publisher, Limits.DEFAULT);

        desk.close();
        desk.close();

        assertThat(closed).hasValue(1);
        assertThat(desk.citations()).isEmpty();
    }

    private Optional<EventPublisher> await() {
        try {
            return desk.await(Duration.ofMinutes(5));
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }
}
