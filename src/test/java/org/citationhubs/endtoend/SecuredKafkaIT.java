package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.citationhubs.TestAuthority;
import org.citationhubs.deployment.KafkaUsers;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.runtime.tls.ReloadingSslEngineFactory;
import org.citationhubs.topics.TopicAdmin;
import org.citationhubs.topics.TopicCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs two instances, with standbys of each other, on a broker with TLS and the users of the manifests: one with a
 * password, one with a client certificate.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SecuredKafkaIT {

    private static final String SERVICE = HubsConfig.APPLICATION_ID;
    private static final String CRAWLER = "citation-hubs-crawler";
    private static final String READER = "citation-hubs-reader";
    private static final String HUB = "pith:hub";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestAuthority first = TestAuthority.create("first");
    private final TestAuthority second = TestAuthority.create("second");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private int replaced;

    @Test
    void usersDoTheirPartAndCertificatesChangeWhileItRuns() throws Exception {
        trust(first.pem());
        replace("service.pem", first.issue(SERVICE));
        try (SecuredBroker broker = new SecuredBroker(Files.createDirectories(folder.resolve("broker")), users());
                ServiceProcess one = instance("one", broker.sasl(), withPassword());
                ServiceProcess two = instance("two", broker.mutual(), withCertificate())) {
            // given the topics, the access lists of the manifests, and three lists of a crawler with a token
            broker.certify(first, first);
            broker.start();
            prepare(broker);
            importEdges(one, broker);

            // when two instances count them, and a fourth list comes over HTTP
            one.launch();
            two.launch();
            one.awaitReady();
            two.awaitReady();
            one.awaitCaughtUp();
            try (EventReader stream = EventReader.of(one, "/api/v1/hubs/" + ServiceProcess.encoded(HUB) + "/stream");
                    Admin asKafkaDoes = Admin.create(adminSettings(broker, Map.of()));
                    Admin reloading = Admin.create(adminSettings(
                            broker, Map.of("ssl.engine.factory.class", ReloadingSslEngineFactory.class.getName())))) {
                assertThat(stream.next("summary").path("citingWorks").asInt()).isEqualTo(3);
                post(two, "pith:d");
                assertThat(stream.next("summary").path("citingWorks").asInt()).isEqualTo(4);

                // then a reader sees the hub, and nobody does what is not theirs
                assertThat(readBy(READER, "hub-readers-1", TopicCatalog.HUB_SUMMARIES, broker))
                        .contains(HUB);
                assertRefused(broker);
                connects(asKafkaDoes);
                connects(reloading);

                // when the broker gets certificates of another authority while the service runs
                trust(first.pem() + second.pem());
                broker.stop();
                broker.certify(second, second);
                replace("service.pem", second.issue(SERVICE));
                broker.start();

                // then new connections use the files of now, which Kafka's own clients do not
                connects(reloading);
                assertThatThrownBy(() -> connects(asKafkaDoes)).hasCauseInstanceOf(SslAuthenticationException.class);
                postUntilTaken(one, "pith:e");
                postUntilTaken(two, "pith:f");
                awaitCitingWorks(stream, 6);
                for (ServiceProcess instance : List.of(one, two)) {
                    assertThat(hub(instance)).isEqualTo(6);
                    assertThat(instance.log()).contains("certificates for Kafka have changed: new connections use");
                    assertThat(instance.log()).doesNotContain(SecuredBroker.PASSWORD);
                }
            }

            // and the service was refused nothing, and used all that it may
            assertThat(RecordingAuthorizer.requestsOf(SERVICE)).allMatch(RecordingAuthorizer.Request::allowed);
            await("each line of the access list to be used")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(unused()).isEmpty());
        }
    }

    private static Set<String> users() {
        return KafkaUsers.names();
    }

    private ServiceProcess instance(String id, String servers, Map<String, String> security) throws IOException {
        ServiceProcess instance = ServiceProcess.instance(folder, id, servers);
        instance.set("HUBS_KAFKA_CLIENT_PROPERTIES", write(id + ".properties", security));
        instance.set("HUBS_MIN_CITING_WORKS", "1");
        return instance;
    }

    private static Map<String, String> withPassword() {
        return SecuredBroker.scram(SERVICE, SecuredBroker.PASSWORD);
    }

    private Map<String, String> withCertificate() {
        return Map.of(
                "security.protocol",
                "SSL",
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.location",
                folder.resolve("service.pem").toString());
    }

    private String write(String name, Map<String, String> security) throws IOException {
        Map<String, String> all = new TreeMap<>(security);
        all.putAll(trusting());
        return Files.writeString(
                        folder.resolve(name),
                        all.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                                .collect(Collectors.joining()))
                .toString();
    }

    private Map<String, String> trusting() {
        return Map.of(
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                folder.resolve("ca.crt").toString());
    }

    private void trust(String certificates) throws IOException {
        replace("ca.crt", certificates);
    }

    // As Kubernetes does: the new file replaces the old one at once.
    private void replace(String name, String content) throws IOException {
        Path written = Files.writeString(folder.resolve(name + "." + replaced++), content);
        Files.move(written, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, Object> adminSettings(SecuredBroker broker, Map<String, String> further) {
        Map<String, Object> all = new HashMap<>(client(broker, SecuredBroker.ADMIN, SecuredBroker.PASSWORD));
        all.putAll(further);
        return all;
    }

    private Map<String, Object> client(SecuredBroker broker, String user, String password) {
        Map<String, Object> all = new HashMap<>(SecuredBroker.scram(user, password));
        all.putAll(trusting());
        all.put("bootstrap.servers", broker.sasl());
        all.put("default.api.timeout.ms", "20000");
        all.put("request.timeout.ms", "10000");
        return all;
    }

    private void prepare(SecuredBroker broker) throws Exception {
        try (Admin admin = Admin.create(adminSettings(broker, Map.of()))) {
            new TopicAdmin(admin, TIMEOUT).createMissing(TopicCatalog.load().all(), 2);
            List<AclBinding> access = users().stream()
                    .flatMap(user -> KafkaUsers.accessOf(user).stream())
                    .toList();
            admin.createAcls(access).all().get();
        }
    }

    private void importEdges(ServiceProcess service, SecuredBroker broker) throws Exception {
        service.set("JAVA_TOOL_OPTIONS", broker.tokenOption(CRAWLER));
        String properties = write("crawler.properties", broker.token(CRAWLER));
        Path edges = Files.writeString(folder.resolve("edges.tsv"), "citing\tcited\na\thub\nb\thub\nc\thub\n");
        // On a busy machine the first answer may be late; a second import changes nothing that the first has published.
        await("the import").atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            ServiceProcess.CommandResult result = service.run(
                    "import", "--format", "edges", "--scheme", "pith", "--producer-config", properties, "" + edges);
            assertThat(result.printed()).contains("3 lists");
            assertThat(result.exitCode()).isZero();
        });
    }

    private static void post(ServiceProcess service, String citing) throws Exception {
        assertThat(tryPost(service, citing)).isEqualTo(202);
    }

    /** Posts while the clients of the service connect again. */
    private static void postUntilTaken(ServiceProcess service, String citing) {
        await().atMost(Duration.ofMinutes(1)).until(() -> tryPost(service, citing), status -> status == 202);
    }

    private static int tryPost(ServiceProcess service, String citing) throws Exception {
        HttpResponse<byte[]> posted =
                service.post("/api/v1/citations", """
                {"op": "assert", "observedAt": "2026-05-25T10:00:00Z", "citing": {"id": "%s"},
                 "citations": [{"cited": {"id": "%s"}}]}""".formatted(citing, HUB).getBytes(StandardCharsets.UTF_8));
        return posted.statusCode();
    }

    private static int hub(ServiceProcess service) throws Exception {
        return service.get("/api/v1/hubs/" + ServiceProcess.encoded(HUB))
                .path("citingWorks")
                .asInt();
    }

    private static void awaitCitingWorks(EventReader stream, int wanted) throws Exception {
        int citingWorks = 0;
        while (citingWorks < wanted) {
            citingWorks = stream.next("summary").path("citingWorks").asInt();
        }
        assertThat(citingWorks).isEqualTo(wanted);
    }

    private Set<String> readBy(String user, String group, String topic, SecuredBroker broker) {
        Map<String, Object> settings = client(broker, user, SecuredBroker.PASSWORD);
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        Set<String> keys = new TreeSet<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Instant end = Instant.now().plus(TIMEOUT);
            while (keys.isEmpty() && Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> keys.add(record.key()));
            }
        }
        return keys;
    }

    private void assertRefused(SecuredBroker broker) {
        for (String topic : List.of(TopicCatalog.HUB_SUMMARIES, TopicCatalog.DEAD_LETTERS, TopicCatalog.SOURCES)) {
            assertThatThrownBy(() -> write(CRAWLER, SecuredBroker.PASSWORD, topic, broker))
                    .as("a crawler writes %s", topic)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
        assertThatThrownBy(() -> readBy(CRAWLER, "hub-readers-2", TopicCatalog.CITATIONS, broker))
                .isInstanceOf(GroupAuthorizationException.class);
        assertThatThrownBy(() -> write(READER, SecuredBroker.PASSWORD, TopicCatalog.CITATIONS, broker))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> readBy(READER, "hub-readers-3", TopicCatalog.CITATIONS, broker))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> readBy(READER, SERVICE, TopicCatalog.HUB_SUMMARIES, broker))
                .as("a reader joins the group of the service")
                .isInstanceOf(GroupAuthorizationException.class);
        assertThatThrownBy(() -> write(CRAWLER, "wrong", TopicCatalog.CITATIONS, broker))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    private void write(String user, String password, String topic, SecuredBroker broker) throws Exception {
        Map<String, Object> settings = client(broker, user, password);
        settings.remove("default.api.timeout.ms");
        settings.put("delivery.timeout.ms", "20000");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
        }
    }

    private static void connects(Admin admin) throws Exception {
        assertThat(admin.describeCluster().nodes().get()).hasSize(1);
    }

    // Nothing is revoked here, so the topic of sources is left out.
    private static List<AclBinding> unused() {
        List<RecordingAuthorizer.Request> requests = RecordingAuthorizer.requestsOf(SERVICE);
        return KafkaUsers.accessOf(SERVICE).stream()
                .filter(access -> !access.pattern().name().equals(TopicCatalog.SOURCES))
                .filter(access -> requests.stream().noneMatch(request -> request.uses(access)))
                .toList();
    }
}
