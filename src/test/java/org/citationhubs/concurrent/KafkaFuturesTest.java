package org.citationhubs.concurrent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class KafkaFuturesTest {

    @Test
    void namesTheCauseThatTheBrokerGives() {
        UnknownTopicOrPartitionException cause = new UnknownTopicOrPartitionException("no such topic");
        KafkaFutureImpl<String> failed = new KafkaFutureImpl<>();
        failed.completeExceptionally(cause);

        assertThatThrownBy(
                        () -> KafkaFutures.await(failed, "topic a", Duration.ofSeconds(1), IllegalStateException::new))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("cannot get topic a: ")
                .hasCause(cause);
    }

    @Test
    void namesTheTimeout() {
        assertThatThrownBy(() -> KafkaFutures.await(
                        new KafkaFutureImpl<>(), "topic a", Duration.ofMillis(1), IllegalStateException::new))
                .hasMessage("no answer for topic a within PT0.001S");
    }
}
