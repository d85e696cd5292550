package org.citationhubs.endtoend;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.citationhubs.TestAuthority;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A broker with two listeners, one of SASL over TLS (SCRAM and OAUTHBEARER) and one of mutual TLS, and with Kafka's
 * access lists. It stops and starts on the same ports and data.
 */
final class SecuredBroker implements AutoCloseable {

    /** A user to whom no access list applies. */
    static final String ADMIN = "admin";

    /** Of every user with SCRAM. */
    static final String PASSWORD = "a-password-of-tests";

    private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
    private static final String SECURITY = "org.apache.kafka.common.security.";

    private final Path folder;
    private final int saslPort = ServiceProcess.freePort();
    private final int mutualPort = ServiceProcess.freePort();
    private final int controllerPort = ServiceProcess.freePort();
    private final RsaJsonWebKey tokenKey;
    private @Nullable KafkaRaftServer server;

    /** Creates a broker with its data in a folder and users with SCRAM, without starting it. */
    SecuredBroker(Path folder, Set<String> users) throws Exception {
        this.folder = folder;
        this.tokenKey = RsaJwkGenerator.generateJwk(2048);
        tokenKey.setKeyId("tests");
        Files.writeString(folder.resolve("jwks.json"), new JsonWebKeySet(tokenKey).toJson());
        System.setProperty(ALLOWED_URLS, uri("jwks.json"));
        String log = Files.createDirectories(folder.resolve("log")).toString();
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(log)
                .addDirectory(log)
                .setScramArguments(Stream.concat(Stream.of(ADMIN), users.stream())
                        .map(user -> "SCRAM-SHA-512=[name=%s,password=%s,iterations=4096]".formatted(user, PASSWORD))
                        .toList())
                .run();
    }

    /** Writes the broker's certificate, and the certificates that it trusts; read at the next start. */
    void certify(TestAuthority issuer, TestAuthority trusted) throws IOException {
        Files.writeString(folder.resolve("broker.pem"), issuer.issue("broker", "localhost", "127.0.0.1"));
        Files.writeString(folder.resolve("broker-ca.crt"), trusted.pem());
    }

    void start() {
        server = new KafkaRaftServer(KafkaConfig.fromProps(settings(), false), Time.SYSTEM);
        server.startup();
    }

    void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
        System.clearProperty(ALLOWED_URLS);
    }

    /** Returns the address of the listener with SASL. */
    String sasl() {
        return "localhost:" + saslPort;
    }

    /** Returns the address of the listener with client certificates. */
    String mutual() {
        return "localhost:" + mutualPort;
    }

    /** Returns the client settings of a user with a password. */
    static Map<String, String> scram(String user, String password) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                SECURITY
                        + "scram.ScramLoginModule required username=\"%s\" password=\"%s\";".formatted(user, password));
    }

    /** Writes a token for a user to a file, and returns the client settings that read it from there. */
    Map<String, String> token(String user) throws IOException, JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setSubject(user);
        claims.setAudience("kafka");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setStringClaim("scope", "kafka");
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue("RS256");
        token.setKeyIdHeaderValue(tokenKey.getKeyId());
        token.setKey(tokenKey.getPrivateKey());
        token.setPayload(claims.toJson());
        Files.writeString(folder.resolve(user + ".jwt"), token.getCompactSerialization());
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "OAUTHBEARER",
                "sasl.jaas.config",
                SECURITY + "oauthbearer.OAuthBearerLoginModule required;",
                "sasl.login.callback.handler.class",
                SECURITY + "oauthbearer.OAuthBearerLoginCallbackHandler",
                "sasl.oauthbearer.jwt.validator.class",
                SECURITY + "oauthbearer.ClientJwtValidator",
                "sasl.oauthbearer.token.endpoint.url",
                uri(user + ".jwt"));
    }

    /** Returns the option of the JVM that lets Kafka's clients read a token of {@link #token}. */
    String tokenOption(String user) {
        return "-D" + ALLOWED_URLS + "=" + uri(user + ".jwt");
    }

    private String uri(String file) {
        return folder.resolve(file).toUri().toString();
    }

    private Properties settings() {
        Properties all = new Properties();
        Stream.of(node(), listeners(), certificates(), authentication(), small())
                .forEach(all::putAll);
        all.put("authorizer.class.name", RecordingAuthorizer.class.getName());
        // The broker itself, and its controller, which others cannot reach.
        all.put("super.users", "User:" + ADMIN + ";User:broker;User:ANONYMOUS");
        return all;
    }

    private Map<String, String> node() {
        return Map.of(
                "node.id", "1",
                "process.roles", "broker,controller",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "log.dirs", folder.resolve("log").toString(),
                "auto.create.topics.enable", "false");
    }

    private Map<String, String> listeners() {
        String clients = "SASL://localhost:%d,MUTUAL://localhost:%d".formatted(saslPort, mutualPort);
        return Map.of(
                "listeners", clients + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners", clients,
                "listener.security.protocol.map", "SASL:SASL_SSL,MUTUAL:SSL,CONTROLLER:PLAINTEXT",
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "MUTUAL");
    }

    private Map<String, String> certificates() {
        return Map.of(
                "ssl.keystore.type", "PEM",
                "ssl.keystore.location", folder.resolve("broker.pem").toString(),
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", folder.resolve("broker-ca.crt").toString(),
                "listener.name.mutual.ssl.client.auth", "required",
                "ssl.principal.mapping.rules", "RULE:^CN=([^,]+)$/$1/");
    }

    private Map<String, String> authentication() {
        return Map.of(
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512,OAUTHBEARER",
                "listener.name.sasl.scram-sha-512.sasl.jaas.config",
                SECURITY + "scram.ScramLoginModule required;",
                "listener.name.sasl.oauthbearer.sasl.jaas.config",
                SECURITY + "oauthbearer.OAuthBearerLoginModule required;",
                "listener.name.sasl.oauthbearer.sasl.server.callback.handler.class",
                SECURITY + "oauthbearer.OAuthBearerValidatorCallbackHandler",
                "listener.name.sasl.oauthbearer.sasl.oauthbearer.jwks.endpoint.url",
                uri("jwks.json"),
                "listener.name.sasl.oauthbearer.sasl.oauthbearer.expected.audience",
                "kafka");
    }

    private static Map<String, String> small() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.num.partitions", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", "2097152",
                "add.partitions.to.txn.retry.backoff.max.ms", "20000");
    }
}
