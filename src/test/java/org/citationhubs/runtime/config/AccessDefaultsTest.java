package org.citationhubs.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.citationhubs.access.AccessMode;
import org.junit.jupiter.api.Test;

class AccessDefaultsTest {

    @Test
    void withNothingConfiguredOnlyThisMachineIsServed() {
        SmallRyeConfig config = with(Map.of());

        assertThat(config.getValue("quarkus.http.host", String.class)).isEqualTo("localhost");
        assertThat(config.getValue("quarkus.oidc.tenant-enabled", Boolean.class))
                .isFalse();
        assertThat(AccessCheck.mode(config)).isEqualTo(AccessMode.LOCAL);
        assertThat(AccessCheck.error(config)).isEmpty();
        assertThat(AccessCheck.warning(config)).isEmpty();
    }

    @Test
    void openWithoutAuthenticationMustBeSaid() {
        // given an address that others reach
        SmallRyeConfig host = with(Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"));

        // then it is refused
        assertThat(AccessCheck.error(host)).hasValueSatisfying(error -> assertThat(error)
                .startsWith("QUARKUS_HTTP_HOST is 0.0.0.0")
                .contains("HUBS_API_KEYS", "QUARKUS_OIDC_AUTH_SERVER_URL", "HUBS_INSECURE=true"));

        // when it is said to be insecure, then it is accepted with a warning
        SmallRyeConfig open = with(Map.of("HUBS_INSECURE", "true"));
        assertThat(open.getValue("quarkus.http.host", String.class)).isEqualTo("0.0.0.0");
        assertThat(AccessCheck.mode(open)).isEqualTo(AccessMode.OPEN);
        assertThat(AccessCheck.error(open)).isEmpty();
        assertThat(AccessCheck.warning(open))
                .hasValueSatisfying(warning -> assertThat(warning).startsWith("HUBS_INSECURE is true"));
    }

    @Test
    void anyWayToAuthenticateOpensTheService() {
        Map<String, String> ways = Map.of(
                "HUBS_API_KEYS", "/etc/hubs/api-keys",
                "QUARKUS_OIDC_AUTH_SERVER_URL", "https://login.example.org/realms/hubs",
                "QUARKUS_HTTP_AUTH_CERTIFICATE_ROLE_PROPERTIES", "/etc/hubs/roles.properties");
        ways.forEach((variable, value) -> {
            SmallRyeConfig config =
                    with(Map.of(variable, value, "QUARKUS_TLS_TRUST_STORE_PEM_CERTS", "/etc/hubs/ca.pem"));

            assertThat(config.getValue("quarkus.http.host", String.class)).isEqualTo("0.0.0.0");
            assertThat(AccessCheck.mode(config)).isEqualTo(AccessMode.AUTHENTICATED);
            assertThat(AccessCheck.error(config)).isEmpty();
            assertThat(config.getValue("quarkus.oidc.tenant-enabled", Boolean.class))
                    .isEqualTo(variable.contains("OIDC"));
        });
    }

    @Test
    void aConfiguredHostStays() {
        SmallRyeConfig config = with(Map.of("HUBS_INSECURE", "true", "QUARKUS_HTTP_HOST", "10.0.0.7"));

        assertThat(config.getValue("quarkus.http.host", String.class)).isEqualTo("10.0.0.7");
    }

    @Test
    void certificatesNeedTheirIssuers() {
        assertThat(AccessCheck.error(with(Map.of("QUARKUS_HTTP_AUTH_CERTIFICATE_ROLE_PROPERTIES", "/roles"))))
                .hasValueSatisfying(error -> assertThat(error).contains("trust store"));
    }

    /** Returns a configuration with the default of Quarkus and an environment. */
    private static SmallRyeConfig with(Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredInterceptors()
                .withDefaultValue("quarkus.http.host", "0.0.0.0")
                .withDefaultValue("quarkus.oidc.tenant-enabled", "true")
                .withSources(new EnvConfigSource(variables, 300))
                .build();
    }
}
