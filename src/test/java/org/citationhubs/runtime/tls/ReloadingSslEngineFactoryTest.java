package org.citationhubs.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.citationhubs.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingSslEngineFactoryTest {

    private static final TestAuthority FIRST = TestAuthority.create("first");
    private static final TestAuthority SECOND = TestAuthority.create("second");

    @TempDir
    Path folder;

    private int writes;

    @Test
    void aNewConnectionTrustsTheFileOfNow() throws Exception {
        // given a client that trusts one authority
        Path trusted = write("ca.crt", FIRST.pem());
        ReloadingSslEngineFactory engines = configured(Map.of("ssl.truststore.location", trusted.toString()));
        connect(engines);
        assertThat(trusted(engines.truststore())).isEqualTo(FIRST.certificate());

        // when the file has another one
        write("ca.crt", SECOND.pem());

        // then the next connection trusts that
        connect(engines);
        assertThat(trusted(engines.truststore())).isEqualTo(SECOND.certificate());
    }

    @Test
    void aNewConnectionPresentsTheKeyOfNow() throws Exception {
        Path own = write("tls.pem", FIRST.issue("hubs"));
        ReloadingSslEngineFactory engines = configured(Map.of("ssl.keystore.location", own.toString()));
        assertThat(issuer(engines.keystore())).isEqualTo(FIRST.certificate());

        write("tls.pem", SECOND.issue("hubs"));

        connect(engines);
        assertThat(issuer(engines.keystore())).isEqualTo(SECOND.certificate());
    }

    @Test
    void filesThatCannotBeReadChangeNothing() throws Exception {
        // given a file of which a half is written
        Path trusted = write("ca.crt", FIRST.pem());
        ReloadingSslEngineFactory engines = configured(Map.of("ssl.truststore.location", trusted.toString()));
        write("ca.crt", SECOND.pem().substring(0, 100));

        // when a client connects, then it trusts what it did
        connect(engines);
        assertThat(trusted(engines.truststore())).isEqualTo(FIRST.certificate());

        // and when the file is gone
        Files.delete(trusted);
        connect(engines);
        assertThat(trusted(engines.truststore())).isEqualTo(FIRST.certificate());

        // until the file is whole
        write("ca.crt", SECOND.pem());
        connect(engines);
        assertThat(trusted(engines.truststore())).isEqualTo(SECOND.certificate());
    }

    @Test
    void unchangedFilesAreReadOnce() throws Exception {
        Path trusted = write("ca.crt", FIRST.pem());
        ReloadingSslEngineFactory engines = configured(Map.of("ssl.truststore.location", trusted.toString()));
        KeyStore read = engines.truststore();

        connect(engines);

        assertThat(engines.truststore()).isSameAs(read);
    }

    @Test
    void aClientDoesNotStartWithoutItsFiles() {
        Map<String, String> absent =
                Map.of("ssl.truststore.location", folder.resolve("absent").toString());

        assertThatThrownBy(() -> configured(absent)).isInstanceOf(KafkaException.class);
    }

    private static void connect(ReloadingSslEngineFactory engines) {
        assertThat(engines.createClientSslEngine("localhost", 9093, "https").getUseClientMode())
                .isTrue();
    }

    /** Returns a factory with the settings that a client gives it. */
    private static ReloadingSslEngineFactory configured(Map<String, String> files) {
        Map<String, Object> settings = new HashMap<>(files);
        settings.put("bootstrap.servers", "localhost:9093");
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.keystore.type", "PEM");
        ReloadingSslEngineFactory engines = new ReloadingSslEngineFactory();
        engines.configure(new AdminClientConfig(settings).values());
        return engines;
    }

    // Each write has a time of its own, also within the resolution of the file system.
    private Path write(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        writes++;
        return Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L * writes));
    }

    private static Object trusted(KeyStore store) throws KeyStoreException {
        return store.getCertificate("kafka0");
    }

    private static Object issuer(KeyStore store) throws KeyStoreException {
        return store.getCertificateChain("kafka")[1];
    }
}
