package org.citationhubs.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.serde.json.ClockCheck;
import org.junit.jupiter.api.Test;

class IngestGatewayTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final IngestGateway gateway = new IngestGateway();
    private final AtomicInteger closed = new AtomicInteger();
    private final EventPublisher publisher = new EventPublisher() {

        @Override
        public CompletableFuture<PublishedOffset> publish(String topic, String key, byte[] event) {
            return CompletableFuture.completedFuture(new PublishedOffset(0, 0));
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    };

    @Test
    void awaitReturnsThePublisherWhenTheGatewayOpens() {
        CompletableFuture<Optional<EventPublisher>> waiting = CompletableFuture.supplyAsync(this::await);

        gateway.open(publisher, InputLimits.DEFAULT, ClockCheck.DEFAULT);

        assertThat(waiting).succeedsWithin(TIMEOUT).isEqualTo(Optional.of(publisher));
        assertThat(gateway.citations()).isPresent();
    }

    @Test
    void awaitReturnsEmptyWhenTheServiceStops() {
        CompletableFuture<Optional<EventPublisher>> waiting = CompletableFuture.supplyAsync(this::await);

        gateway.close();

        assertThat(waiting).succeedsWithin(TIMEOUT).isEqualTo(Optional.empty());
    }

    @Test
    void awaitReturnsEmptyAfterTheTimeout() throws InterruptedException {
        assertThat(gateway.await(Duration.ofMillis(20))).isEmpty();
    }

    @Test
    void closesThePublisherWithTheGateway() {
        gateway.open(publisher, InputLimits.DEFAULT, ClockCheck.DEFAULT);

        gateway.close();
        gateway.close();

        assertThat(closed).hasValue(1);
        assertThat(gateway.citations()).isEmpty();
    }

    private Optional<EventPublisher> await() {
        try {
            return gateway.await(Duration.ofMinutes(5));
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }
}
