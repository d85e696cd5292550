package org.citationhubs.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.work.WorkId;
import org.junit.jupiter.api.Test;

class IngestGatewayTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final IngestGateway desk = new IngestGateway();
    private final AtomicInteger closed = new AtomicInteger();
    private final EventPublisher publisher = new EventPublisher() {

        @Override
        public CompletableFuture<PublishedOffset> publish(String topic, WorkId key, byte[] event) {
            return CompletableFuture.completedFuture(new PublishedOffset(0, 0));
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    };

    @Test
    void whoWaitsIsServedWhenTheDeskOpens() {
        CompletableFuture<Optional<EventPublisher>> waiting = CompletableFuture.supplyAsync(this::await);

        desk.open(publisher, InputLimits.DEFAULT);

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
        desk.open(publisher, InputLimits.DEFAULT);

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
