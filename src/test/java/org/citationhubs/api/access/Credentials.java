package org.citationhubs.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Credentials of all kinds, and the configuration of a service that knows them. */
public final class Credentials implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "https://login.example.org/realms/hubs";

    /** The secret that instances share. */
    static final String SECRET = "the-secret-of-the-instances";

    private static final String PASSWORD = "changeit";
    private static final KeyPair TRUSTED = newKeyPair();
    private static final KeyPair UNKNOWN = newKeyPair();

    private static Path folder = Path.of("");

    private HttpServer issuer;

    /** Returns the API key of a principal. */
    static String apiKey(String principal) {
        return HexFormat.of().formatHex(sha256("the key of " + principal));
    }

    /** Returns a token of the issuer that the service trusts. */
    static String token(String subject, String... groups) {
        return token(subject, TRUSTED, Instant.now().plusSeconds(300), groups);
    }

    static String expiredToken(String subject, String... groups) {
        return token(subject, TRUSTED, Instant.now().minusSeconds(300), groups);
    }

    static String tokenOfAnotherIssuer(String subject, String... groups) {
        return token(subject, UNKNOWN, Instant.now().plusSeconds(300), groups);
    }

    private static String token(String subject, KeyPair key, Instant expires, String... groups) {
        return Jwt.issuer(ISSUER)
                .subject(subject)
                .preferredUserName("operator")
                .groups(Set.of(groups))
                .issuedAt(expires.minusSeconds(600))
                .expiresAt(expires)
                .jws()
                .keyId("test")
                .sign(key.getPrivate());
    }

    /** Returns the TLS settings of a client that shows a certificate. */
    static SSLContext clientTls(String name) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(name), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("server"));
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }

    private static KeyStore store(String name) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("credentials");
            newCertificate("server", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1");
            newCertificate("inspire", "CN=inspire-crawler,O=CERN");
            newCertificate("stranger", "CN=inspire-crawler,O=Elsewhere");
            keytool("-exportcert", "-alias", "inspire", "-keystore", path("inspire.p12"), "-file", path("inspire.cer"));
            keytool(
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    "inspire",
                    "-keystore",
                    path("trust.p12"),
                    "-file",
                    path("inspire.cer"));
            Files.writeString(folder.resolve("roles.properties"), "inspire-crawler=writer:inspire\n");
            Files.writeString(
                    folder.resolve("api-keys"),
                    line("crossref-crawler", "writer:crossref")
                            + line("granted-crawler", "writer")
                            + line("busy-crawler", "writer:*")
                            + line("reader", "reader")
                            + line("operator", "operator"));
            return configuration(startIssuer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> configuration(int issuerPort) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.http.host", "localhost");
        settings.put("hubs.api-keys", path("api-keys"));
        settings.put("hubs.sources.principals", "granted-crawler=openalex,s2");
        settings.put("hubs.quotas.events", "20");
        settings.put("hubs.quotas.streams", "2");
        settings.put("hubs.internal.port", Integer.toString(freePort()));
        settings.put("hubs.internal.secret", SECRET);
        settings.put("quarkus.oidc.auth-server-url", "http://localhost:" + issuerPort);
        settings.put("quarkus.oidc.discovery-enabled", "false");
        settings.put("quarkus.oidc.jwks-path", "/jwks");
        settings.put("quarkus.oidc.token.issuer", ISSUER);
        settings.put("quarkus.tls.key-store.p12.path", path("server.p12"));
        settings.put("quarkus.tls.key-store.p12.password", PASSWORD);
        settings.put("quarkus.tls.trust-store.p12.path", path("trust.p12"));
        settings.put("quarkus.tls.trust-store.p12.password", PASSWORD);
        settings.put("quarkus.http.test-ssl-port", "0");
        settings.put("quarkus.http.insecure-requests", "enabled");
        settings.put("quarkus.http.auth.certificate-role-properties", path("roles.properties"));
        return settings;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static String line(String principal, String roles) {
        return principal + ' ' + HexFormat.of().formatHex(sha256(apiKey(principal))) + ' ' + roles + '\n';
    }

    private int startIssuer() throws IOException {
        RSAPublicKey key = (RSAPublicKey) TRUSTED.getPublic();
        byte[] jwks = """
                {"keys": [{"kty": "RSA", "kid": "test", "alg": "RS256", "use": "sig", "n": "%s", "e": "%s"}]}
                """.formatted(base64(key.getModulus()), base64(key.getPublicExponent()))
                .getBytes(UTF_8);
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/jwks", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, jwks.length);
            exchange.getResponseBody().write(jwks);
            exchange.close();
        });
        issuer.start();
        return issuer.getAddress().getPort();
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.stop(0);
        }
        for (String name : List.of(
                "server.p12",
                "inspire.p12",
                "stranger.p12",
                "trust.p12",
                "inspire.cer",
                "roles.properties",
                "api-keys",
                "")) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void newCertificate(String name, String subject, String... more) throws IOException {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-dname",
                subject,
                "-keystore",
                path(name + ".p12")));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command.stream().collect(Collectors.joining(" ")) + " failed: " + text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int skip = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, skip, bytes.length));
    }
}
