package org.citationhubs.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientPropertiesTest {

    @TempDir
    Path folder;

    @Test
    void readsTheFileFormatOfTheKafkaTools() throws IOException {
        Path file = Files.writeString(folder.resolve("client.properties"), """
                # secret
                security.protocol=SASL_SSL
                sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
                  username="hubs" password="päss";
                """);

        assertThat(ClientProperties.read(file))
                .isEqualTo(Map.of(
                        "security.protocol",
                        "SASL_SSL",
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
