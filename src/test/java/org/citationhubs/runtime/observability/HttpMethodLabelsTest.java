package org.citationhubs.runtime.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class HttpMethodLabelsTest {

    @Test
    void methodsThatClientsInventAreOneSeries() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new HttpMethodLabels());

        for (int invented = 0; invented < 3_000; invented++) {
            registry.counter("http.server.requests", "method", "X" + invented).increment();
        }
        registry.counter("http.server.requests", "method", "GET").increment();
        registry.counter("hubs.other", "method", "own").increment();

        assertThat(registry.getMeters()).hasSize(3);
        assertThat(registry.counter("http.server.requests", "method", "OTHER").count())
                .isEqualTo(3_000);
    }
}
