package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestAuthority;
import org.citationhubs.TestKafka;
import org.citationhubs.query.routing.AllowedPeers;
import org.citationhubs.query.routing.HostPort;
import org.citationhubs.query.routing.HttpPeerClient;
import org.citationhubs.query.routing.PeerHealth;
import org.citationhubs.query.routing.PeerRequest;
import org.citationhubs.query.routing.PeerSecrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs three instances that serve HTTPS and show each other certificates, and exchanges all certificates meanwhile. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@ExtendWith(KafkaExtension.class)
class SecuredInstancesIT {

    private static final int PARTITIONS = 3;
    private static final int REQUESTS = 500;

    /** The connection is refused, or ends without an answer. */
    private static final int REFUSED = -1;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final TestAuthority authority = TestAuthority.create("instances");
    private final TestAuthority next = TestAuthority.create("instances of next year");
    private final CitationGraph graph = CitationGraph.generated(9, 120, 40, 8);

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void answersStayRightWhileCertificatesAreExchanged(TestKafka kafka) throws Exception {
        kafka.freshTopics(PARTITIONS);
        Path own = write("own.pem", authority.issue("instance", "localhost"));
        Path trusted = write("trusted.pem", authority.pem());
        List<HostPort> internal = new ArrayList<>();
        try (ServiceProcess first = instance("hubs-0", kafka, own, trusted, internal);
                ServiceProcess second = instance("hubs-1", kafka, own, trusted, internal);
                ServiceProcess third = instance("hubs-2", kafka, own, trusted, internal)) {
            // given three instances that have caught up
            List<ServiceProcess> all = List.of(first, second, third);
            for (ServiceProcess instance : all) {
                instance.launch();
            }
            for (ServiceProcess instance : all) {
                instance.awaitReady();
            }
            ClusterQuestions questions = new ClusterQuestions(all, graph, PARTITIONS);
            questions.addIdsWithMarks();
            questions.publish(kafka, graph.lists().keySet());
            questions.awaitReplicated();
            // then all give the same, correct answers
            questions.checkSameEverywhere();
            new RandomRequests(all, graph).send(REQUESTS);
            // and the port of the instances answers instances alone
            HostPort port = internal.get(0);
            String of = authority.issue("instance", "localhost");
            assertThat(status(port, of, authority)).isEqualTo(200);
            assertThat(status(port, authority.issue("stranger", "stranger.example"), authority))
                    .isEqualTo(401);
            assertThat(status(port, next.issue("instance", "localhost"), authority))
                    .isEqualTo(REFUSED);
            assertThat(first.status("/internal/v1/instance")).hasValue(401);

            // when instances trust the next authority too, and then have certificates of it
            write("trusted.pem", authority.pem() + next.pem());
            awaitStatus(internal, next.issue("instance", "localhost"), authority, 200);
            write("own.pem", next.issue("instance", "localhost"));
            awaitStatus(internal, of, next, 200);
            // and in the end trust no other
            write("trusted.pem", next.pem());
            awaitStatus(internal, of, next, REFUSED);
            // then the answers are right on new connections too, which a restart causes
            third.stop();
            third.start();
            questions.awaitReplicated();
            questions.checkSameEverywhere();
            new RandomRequests(all, graph).send(REQUESTS);
            for (ServiceProcess instance : all) {
                assertThat(instance.log()).contains("the certificates for other instances were read again");
            }
        }
    }

    private ServiceProcess instance(String id, TestKafka kafka, Path own, Path trusted, List<HostPort> internal)
            throws Exception {
        ServiceProcess instance = ServiceProcess.instance(folder, id, kafka.bootstrapServers());
        Path web = write("web.pem", authority.issue("web", "localhost"));
        instance.serveHttps(web, web, trusting(authority));
        int port = ServiceProcess.freePort();
        internal.add(new HostPort("localhost", port));
        instance.set("HUBS_INTERNAL_PORT", Integer.toString(port));
        instance.set("QUARKUS_TLS_INSTANCES_KEY_STORE_PEM_OWN_CERT", own.toString());
        instance.set("QUARKUS_TLS_INSTANCES_KEY_STORE_PEM_OWN_KEY", own.toString());
        instance.set("QUARKUS_TLS_INSTANCES_TRUST_STORE_PEM_CERTS", trusted.toString());
        instance.set("QUARKUS_TLS_INSTANCES_RELOAD_PERIOD", "1s");
        return instance;
    }

    /** Writes a file at once, as a mounted secret is replaced. */
    private Path write(String name, String pem) throws IOException {
        Path written = Files.writeString(folder.resolve(name + ".new"), pem);
        return Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private void awaitStatus(List<HostPort> instances, String pem, TestAuthority trusted, int status) {
        await("the new certificates")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    for (HostPort instance : instances) {
                        assertThat(status(instance, pem, trusted)).isEqualTo(status);
                    }
                });
    }

    /** Returns the status that a caller with a certificate gets from an instance, on a connection of its own. */
    private int status(HostPort instance, String pem, TestAuthority trusted) {
        SSLOptions tls = new SSLOptions()
                .setKeyCertOptions(
                        new PemKeyCertOptions().addCertValue(Buffer.buffer(pem)).addKeyValue(Buffer.buffer(pem)))
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(trusted.pem())));
        try (HttpPeerClient caller = new HttpPeerClient(
                vertx,
                new PeerHealth(Duration.ZERO, System::nanoTime),
                AllowedPeers.LOOPBACK,
                () -> PeerSecrets.NONE,
                tls)) {
            return caller.call(instance, PeerRequest.get("/internal/v1/instance", Map.of(), Duration.ofSeconds(5)))
                    .toCompletableFuture()
                    .join()
                    .status();
        } catch (CompletionException e) {
            return REFUSED;
        }
    }

    private static SSLContext trusting(TestAuthority authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", authority.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }
}
