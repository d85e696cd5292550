package org.citationhubs.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedPeersTest {

    @ParameterizedTest
    @CsvSource({
        "hubs-0.instances.hubs.svc:8090, true",
        "HUBS-0.Instances.hubs.svc:8090, true",
        "hubs-0.instances.hubs.svc:9000, false",
        ".instances.hubs.svc:8090, false",
        "instances.hubs.svc:8090, false",
        "evil-instances.hubs.svc:8090, false",
        "hubs-0.instances.hubs.svc.example.org:8090, false",
        "hubs-1:1, true",
        "hubs-1.example.org:1, false",
        "hubs-2:8090, false",
        "localhost:8090, false",
    })
    void addressesMustBeListed(String address, boolean allowed) {
        AllowedPeers peers = AllowedPeers.parse(List.of(".instances.hubs.svc:8090", " hubs-1"));

        assertThat(peers.allows(HostPort.of(address))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, true",
        "127.0.0.1:1, true",
        "[::1]:9, true",
        "169.254.169.254:80, false",
        "hubs-1:8080, false",
        "localhost.example.org:8080, false",
    })
    void onlyThisMachineIsAllowedByDefault(String address, boolean allowed) {
        assertThat(AllowedPeers.LOOPBACK.allows(HostPort.of(address))).isEqualTo(allowed);
    }

    @Test
    void namesOfCertificatesNeedNoPort() {
        AllowedPeers peers = AllowedPeers.parse(List.of(".instances.hubs.svc:8090"));

        assertThat(peers.allowsName("hubs-0.instances.hubs.svc")).isTrue();
        assertThat(peers.allowsName("*.instances.hubs.svc")).isTrue();
        assertThat(peers.allowsName("*.hubs.svc")).isFalse();
        assertThat(peers.allowsName("*")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ":8090", ".:8090"})
    void anEntryWithoutAHostIsRefused(String entry) {
        assertThatThrownBy(() -> AllowedPeers.parse(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host");
    }
}
