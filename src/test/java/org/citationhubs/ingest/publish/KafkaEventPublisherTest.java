package org.citationhubs.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.citationhubs.citation.id.WorkId;
import org.junit.jupiter.api.Test;

class KafkaEventPublisherTest {

    private final MockProducer<byte[], byte[]> producer = new MockProducer<>(
            false, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    private final List<String> outcomes = new ArrayList<>();
    private final KafkaEventPublisher publisher = new KafkaEventPublisher(producer, record -> {
        record.headers().add("trace", "t".getBytes(UTF_8));
        return (metadata, failure) -> outcomes.add(failure == null ? "acknowledged" : failure.getMessage());
    });

    @Test
    void sendsTheHeadersThatTheTraceAdds() {
        var unused = publisher.publish("citations.v1", WorkId.parse("pmid:1"), new byte[0]);

        assertThat(producer.history()).singleElement().satisfies(record -> assertThat(
                        record.headers().lastHeader("trace").value())
                .asString()
                .isEqualTo("t"));
    }

    @Test
    void endsTheTraceOnceWithTheOutcome() {
        var first = publisher.publish("citations.v1", WorkId.parse("pmid:1"), new byte[0]);
        var second = publisher.publish("citations.v1", WorkId.parse("pmid:1"), new byte[0]);
        assertThat(outcomes).isEmpty();

        producer.completeNext();
        producer.errorNext(new IllegalStateException("lost"));
        producer.close();
        var third = publisher.publish("citations.v1", WorkId.parse("pmid:1"), new byte[0]);

        assertThat(first).isCompleted();
        assertThat(second).isCompletedExceptionally();
        assertThat(third).isCompletedExceptionally();
        assertThat(outcomes).containsExactly("acknowledged", "lost", "MockProducer is already closed.");
    }
}
