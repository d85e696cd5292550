package org.citationhubs.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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
        var unused = publisher.publish("citations.v1", "pmid:1", new byte[0]);

        assertThat(producer.history()).singleElement().satisfies(record -> assertThat(
                        record.headers().lastHeader("trace").value())
                .asString()
                .isEqualTo("t"));
    }

    @Test
    void aRecordHasTheNameOfItsWriter() {
        // when one event has a writer with credentials and one has not
        var first = publisher.publish("citations.v1", "pmid:1", new byte[0], "crossref-crawler");
        var second = publisher.publish("citations.v1", "pmid:1", new byte[0], null);

        // then the record of the first names it
        assertThat(producer.history()
                        .get(0)
                        .headers()
                        .lastHeader("citation-hubs-principal")
                        .value())
                .asString()
                .isEqualTo("crossref-crawler");
        assertThat(producer.history().get(1).headers().lastHeader("citation-hubs-principal"))
                .isNull();
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
    }

    @Test
    void endsTheTraceOnceWithTheOutcome() {
        var first = publisher.publish("citations.v1", "pmid:1", new byte[0]);
        var second = publisher.publish("citations.v1", "pmid:1", new byte[0]);
        assertThat(outcomes).isEmpty();

        producer.completeNext();
        producer.errorNext(new IllegalStateException("lost"));
        producer.close();
        var third = publisher.publish("citations.v1", "pmid:1", new byte[0]);

        assertThat(first).isCompleted();
        assertThat(second).isCompletedExceptionally();
        assertThat(third).isCompletedExceptionally();
        assertThat(outcomes).containsExactly("acknowledged", "lost", "MockProducer is already closed.");
    }
}
