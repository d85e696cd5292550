package org.citationhubs.ingest.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BootstrapServersTest {

    @Test
    void givenBrokersTakePrecedenceOverTheEmbeddedOne() {
        assertThat(BootstrapServers.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", " a:1,b:2 ", "HUBS_EMBEDDED_PORT", "7")))
                .isEqualTo("a:1,b:2");
        assertThat(BootstrapServers.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", " ", "HUBS_EMBEDDED_PORT", "7")))
                .isEqualTo("localhost:7");
        assertThat(BootstrapServers.of(Map.of())).isEqualTo("localhost:9092");
    }
}
