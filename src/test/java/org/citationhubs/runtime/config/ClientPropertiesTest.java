package org.citationhubs.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientPropertiesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "security.protocol=SSL, org.citationhubs.runtime.tls.ReloadingSslEngineFactory",
        "security.protocol=SASL_SSL, org.citationhubs.runtime.tls.ReloadingSslEngineFactory",
        "security.protocol=SASL_PLAINTEXT,",
        "client.rack=a,",
    })
    void tlsReloadsCertificates(String line, String engines) throws IOException {
        Path file = Files.writeString(folder.resolve("client.properties"), line);

        assertThat(ClientProperties.read(file).get("ssl.engine.factory.class")).isEqualTo(engines);
    }

    @Test
    void aFactoryOfTlsEnginesInTheFileIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("client.properties"), """
                security.protocol=SSL
                ssl.engine.factory.class=org.example.Engines
                """);

        assertThat(ClientProperties.read(file)).containsEntry("ssl.engine.factory.class", "org.example.Engines");
    }

    @Test
    void readsTheFileFormatOfTheKafkaTools() throws IOException {
        Path file = Files.writeString(folder.resolve("client.properties"), """
                # secret
                security.protocol=SASL_PLAINTEXT
                sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
                  username="hubs" password="päss";
                """);

        assertThat(ClientProperties.read(file))
                .isEqualTo(Map.of(
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required "
                                + "username=\"hubs\" password=\"päss\";"));
    }

    @Test
    void aMissingFileIsNamedWithItsKey() {
        Path absent = folder.resolve("absent.properties");

        assertThatThrownBy(() -> ClientProperties.read(absent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("hubs.kafka.client-properties: cannot read " + absent);
    }
}
