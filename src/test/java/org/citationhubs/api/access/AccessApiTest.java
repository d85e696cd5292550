package org.citationhubs.api.access;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.IngestGateway;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.query.routing.PeerRequest;
import org.citationhubs.serde.json.ClockCheck;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One service with all ways to authenticate, because a start costs more than all cases together. */
@QuarkusTest
@TestProfile(AccessApiTest.Authenticated.class)
@QuarkusTestResource(value = Credentials.class, restrictToAnnotatedClass = true)
class AccessApiTest {

    private static final String CITATIONS = "/api/v1/citations";

    /** Restarts the service with the settings of {@link Credentials}. */
    public static final class Authenticated implements QuarkusTestProfile {}

    @TestHTTPResource(value = CITATIONS, tls = true)
    URI secure;

    @ConfigProperty(name = "hubs.internal.port")
    int internalPort;

    private final List<String> published = new CopyOnWriteArrayList<>();
    private final AuditLines audit = new AuditLines();

    @BeforeEach
    void publishToList() {
        IngestGateway gateway = new IngestGateway();
        gateway.open(
                new EventPublisher() {
                    @Override
                    public CompletableFuture<PublishedOffset> publish(String topic, String key, byte[] event) {
                        return publish(topic, key, event, null);
                    }

                    @Override
                    public CompletableFuture<PublishedOffset> publish(
                            String topic, String key, byte[] event, @Nullable String principal) {
                        published.add(key + " by " + principal);
                        return CompletableFuture.completedFuture(new PublishedOffset(0, published.size()));
                    }
                },
                InputLimits.DEFAULT,
                ClockCheck.DEFAULT);
        QuarkusMock.installMockForType(gateway, IngestGateway.class);
        Logger.getLogger(AuditLog.CATEGORY).addHandler(audit);
    }

    @AfterEach
    void removeHandler() {
        Logger.getLogger(AuditLog.CATEGORY).removeHandler(audit);
    }

    @Test
    void strangersMayReadAndNotWrite() {
        // when a caller without credentials reads, then it may
        given().get("/api/v1/openapi").then().statusCode(200);

        // when it writes, then it is told how to authenticate
        post(null, event("crossref"))
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("type", equalTo("/problems/unauthorized"))
                .body("status", is(401));
        assertThat(published).isEmpty();
    }

    @Test
    void aWriterMaySpeakForItsSourceAlone() {
        // when a writer publishes an event of its source, then the record has its name
        post("crossref-crawler", event("crossref")).statusCode(202);
        assertThat(published).containsExactly("doi:10.1000/abc by crossref-crawler");

        // when it publishes another's, or none, then it may not
        post("crossref-crawler", event("openalex"))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/forbidden"))
                .body("reason", equalTo("SOURCE_NOT_ALLOWED"))
                .body("field", equalTo("source.system"));
        post("crossref-crawler", event("")).statusCode(403);
        assertThat(published).hasSize(1);
    }

    @Test
    void sourcesMayBeGrantedByConfiguration() {
        post("granted-crawler", event("openalex")).statusCode(202);
        post("granted-crawler", event("crossref")).statusCode(403);
    }

    @Test
    void aLineOfAForeignSourceIsRefusedAlone() {
        String answers = given().header("X-API-Key", Credentials.apiKey("crossref-crawler"))
                .contentType("application/x-ndjson")
                .body((event("crossref") + "\n" + event("openalex") + "\n" + event("crossref") + "\n").getBytes(UTF_8))
                .post(CITATIONS)
                .then()
                .statusCode(202)
                .extract()
                .asString();

        assertThat(answers.lines().map(line -> line.contains("SOURCE_NOT_ALLOWED")))
                .containsExactly(false, true, false);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,  /api/v1/topology,            ,                 401
            GET,  /api/v1/topology,            reader,           403
            GET,  /api/v1/topology,            crossref-crawler, 403
            POST, /api/v1/sources/crossref,    ,                 401
            POST, /api/v1/sources/crossref,    crossref-crawler, 403
            GET,  /internal/v1/instance,       ,                 401
            POST, /internal/v1/questions/lag,  operator,         403
            POST, /api/v1/citations,           reader,           403
            DELETE, /api/v1/hubs/pmid:1,       crossref-crawler, 403
            """)
    void aRoleMayDoOnlyWhatIsItsOwn(String method, String path, @Nullable String principal, int status) {
        var request = given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{}");
        if (principal != null) {
            request.header("X-API-Key", Credentials.apiKey(principal));
        }
        request.request(method, path).then().statusCode(status).contentType("application/problem+json");
    }

    /** A router that reads a path in another way than the rules of access would be a way around them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//internal/v1/instance",
                "/internal;a=b/v1/instance",
                "/internal/v1;a/instance;b",
                "/%69nternal/v1/instance",
                "/internal%2Fv1/instance",
                "/internal/v1/instance/",
                "/x/../internal/v1/instance",
                "/api/v1/topology;a=b",
                "/api/v1/%74opology",
                "/api/v1/topology/"
            })
    void noSpellingOfAPathIsAWayAround(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(oneOf(401, 404));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,  /api/v1/topology,           operator
            POST, /api/v1/sources/crossref,   operator
            """)
    void theRightRoleIsLetThrough(String method, String path, String principal) {
        given().header("X-API-Key", Credentials.apiKey(principal))
                .contentType("application/json")
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(not(oneOf(401, 403)));
    }

    @Test
    void theirPortIsForInstancesAlone() {
        // when callers come to the port of the instances, then only the secret lets them in
        given().port(internalPort)
                .header("X-API-Key", Credentials.apiKey("operator"))
                .get("/api/v1/openapi")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().port(internalPort)
                .header(PeerRequest.SECRET, Credentials.SECRET + "!")
                .get("/internal/v1/instance")
                .then()
                .statusCode(401);
        asInstance().get("/internal/v1/instance").then().statusCode(not(oneOf(401, 403)));
        asInstance().get("/api/v1/openapi").then().statusCode(200);
        // and at the other port it does not
        given().header(PeerRequest.SECRET, Credentials.SECRET)
                .get("/internal/v1/instance")
                .then()
                .statusCode(401);
    }

    @Test
    void anInstanceReadsAndDoesNotWrite() {
        asInstance()
                .contentType("application/json")
                .body("{}")
                .post(CITATIONS)
                .then()
                .statusCode(403);
    }

    private RequestSpecification asInstance() {
        return given().port(internalPort).header(PeerRequest.SECRET, Credentials.SECRET);
    }

    @Test
    void anUnknownKeyIsRefusedForReadingToo() {
        given().header("X-API-Key", "0".repeat(64))
                .get("/api/v1/openapi")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void tokensOfTheIssuerAreAccepted() {
        postWithToken(Credentials.token("f0f1", "writer:arxiv"), event("arxiv")).statusCode(202);
        assertThat(published).containsExactly("doi:10.1000/abc by f0f1");

        postWithToken(Credentials.token("f0f1", "writer:arxiv"), event("crossref"))
                .statusCode(403);
        postWithToken(Credentials.token("f0f1", "everybody"), event("arxiv")).statusCode(403);
    }

    @Test
    void otherTokensAreRefused() {
        postWithToken(Credentials.expiredToken("f0f1", "writer:arxiv"), event("arxiv"))
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"));
        postWithToken(Credentials.tokenOfAnotherIssuer("f0f1", "writer:arxiv"), event("arxiv"))
                .statusCode(401);
        postWithToken("no-token", event("arxiv")).statusCode(401);
        assertThat(published).isEmpty();
    }

    @Test
    void aCertificateHasTheRolesOfItsSubject() throws Exception {
        // when the owner of a certificate publishes an event of its source, then it may
        assertThat(postOverTls("inspire", event("inspire")).statusCode()).isEqualTo(202);
        assertThat(published).containsExactly("doi:10.1000/abc by CN=inspire-crawler,O=CERN");
        assertThat(postOverTls("inspire", event("crossref")).statusCode()).isEqualTo(403);

        // when the certificate of another issuer has the same name, then it is worth nothing
        assertThat(statusOverTls("stranger", event("inspire"))).isNotEqualTo(202);
        assertThat(published).hasSize(1);
    }

    @Test
    void pagesOfOtherSitesMayNotWrite() {
        // when a browser sends what it need not ask for, then it is refused
        given().header("X-API-Key", Credentials.apiKey("crossref-crawler"))
                .contentType("text/plain")
                .body(event("crossref"))
                .post(CITATIONS)
                .then()
                .statusCode(415);
        given().header("X-API-Key", Credentials.apiKey("crossref-crawler"))
                .header("Origin", "https://evil.example")
                .contentType("application/json")
                .body(event("crossref"))
                .post(CITATIONS)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");

        // when it asks whether it may, then no other site may
        given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options(CITATIONS)
                .then()
                .header("Access-Control-Allow-Origin", equalTo(null));
        assertThat(published).isEmpty();
    }

    @Test
    void aWriterWithoutQuotaIsToldWhenToGoOn() {
        // given a writer with a quota of 20 events a minute
        int accepted = 0;
        ValidatableResponse last = post("busy-crawler", event("crossref"));
        while (last.extract().statusCode() == 202 && accepted < 100) {
            last.header("RateLimit-Policy", "\"events\";q=20;w=60");
            accepted++;
            last = post("busy-crawler", event("crossref"));
        }

        // when it has used it, then it is told when it may go on
        assertThat(accepted).isBetween(20, 60);
        String retryAfter = last.statusCode(429)
                .contentType("application/problem+json")
                .header("RateLimit", containsString("\"events\";r=0"))
                .body("type", equalTo("/problems/quota-exceeded"))
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(retryAfter)).isBetween(1, 3);

        // then others are not concerned
        post("crossref-crawler", event("crossref")).statusCode(202);
    }

    @Test
    void writesAndDenialsAreLoggedWithoutContent() {
        // when a write and a denial have an id of their caller
        given().header("X-API-Key", Credentials.apiKey("crossref-crawler"))
                .header("X-Request-Id", "request-1")
                .contentType("application/x-ndjson")
                .body((event("crossref") + "\n" + event("openalex") + "\n").getBytes(UTF_8))
                .post(CITATIONS)
                .then()
                .header("X-Request-Id", "request-1");
        given().header("X-Request-Id", "request-2")
                .contentType("application/json")
                .body(event("crossref"))
                .post(CITATIONS)
                .then()
                .header("X-Request-Id", "request-2");

        // then each has one line, without anything of an event
        assertThat(audit.lines("request-1"))
                .containsExactly("write principal=crossref-crawler address=127.0.0.1 sources=crossref:1"
                        + " not-allowed=openalex published=1 refused=1 request=request-1");
        assertThat(audit.lines("request-2"))
                .containsExactly("denied status=401 principal=- address=127.0.0.1 method=POST path=" + CITATIONS
                        + " request=request-2");
    }

    private static ValidatableResponse post(@Nullable String principal, String event) {
        var request = given().contentType("application/json").body(event);
        if (principal != null) {
            request.header("X-API-Key", Credentials.apiKey(principal));
        }
        return request.post(CITATIONS).then();
    }

    private static ValidatableResponse postWithToken(String token, String event) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(event)
                .post(CITATIONS)
                .then();
    }

    private HttpResponse<String> postOverTls(String certificate, String event) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(Credentials.clientTls(certificate))
                .build();
        return client.send(
                HttpRequest.newBuilder(secure)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(event))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Returns the status, 0 if there is no connection: a server may refuse a certificate before any answer. */
    private int statusOverTls(String certificate, String event) throws Exception {
        try {
            return postOverTls(certificate, event).statusCode();
        } catch (java.io.IOException e) {
            return 0;
        }
    }

    private static String event(String source) {
        return "{\"op\":\"assert\",\"observedAt\":\"2026-05-25T10:00:00Z\",\"source\":{\"system\":\"" + source + "\"},"
                + "\"citing\":{\"id\":\"doi:10.1000/abc\"},\"citations\":[{\"cited\":{\"id\":\"pmid:2\"}}]}";
    }

    /** Keeps the lines of the audit log. */
    private static final class AuditLines extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        /** Returns the lines of a request, waiting for the first: a line is written when the response has ended. */
        List<String> lines(String requestId) {
            org.awaitility.Awaitility.await().until(() -> lines.stream().anyMatch(line -> line.endsWith(requestId)));
            return lines.stream().filter(line -> line.endsWith(requestId)).toList();
        }

        @Override
        public void publish(LogRecord record) {
            Object[] parameters = record.getParameters();
            String text = record.getMessage();
            lines.add(parameters == null ? text : text.formatted(parameters));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
