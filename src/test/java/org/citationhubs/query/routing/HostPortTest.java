package org.citationhubs.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

    @ParameterizedTest
    @ValueSource(strings = {"hubs-0:8080", "10.0.0.1:80", "[::1]:8080"})
    void readsWhatItWrites(String text) {
        assertThat(HostPort.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hubs-0", ":80", "hubs-0:", "hubs-0:x", "hubs-0:65536", "hubs-0:-1"})
    void rejectsOtherText(String text) {
        assertThatThrownBy(() -> HostPort.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIpv6AddressOfKafkaStreamsEqualsTheAdvertisedOne() {
        HostPort advertised = HostPort.of("[::1]:8080");

        assertThat(HostPort.of(HostInfo.buildFromEndpoint("[::1]:8080"))).isEqualTo(advertised);
        assertThat(advertised.socketHost()).isEqualTo("::1");
    }
}
