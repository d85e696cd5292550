package org.citationhubs.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.api.ServedHubs;
import org.citationhubs.query.QueriedHubs;
import org.citationhubs.query.QueryGateway;
import org.citationhubs.query.ops.InputLag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HubsApiTest {

    @TestHTTPResource(value = "/health", management = true)
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    String health;

    @TestHTTPResource(value = "/metrics", management = true)
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    String metrics;

    @TempDir
    Path folder;

    @Inject
    QueryGateway gateway;

    private ServedHubs served;
    private QueriedHubs hubs;

    @BeforeEach
    void open() {
        served = new ServedHubs(gateway, folder);
        hubs = served.hubs();
        hubs.cites("arxiv:hep-th/9802150", "1998-02-20", "arxiv:hep-th/9711200", "doi:10.1000/a/b");
        hubs.cites("arxiv:hep-th/9802109", "1998-02", "arxiv:hep-th/9711200", "doi:10.1000/a/b");
        hubs.cites("arxiv:hep-th/9999999", "", "arxiv:hep-th/9711200", "doi:10.1000/co-cited");
        served.serve();
    }

    @AfterEach
    void close() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arxiv:hep-th/9711200",
                "arxiv%3Ahep-th%2F9711200",
                "arxiv:hep-th%2f9711200",
                "ARXIV:hep-th/9711200v3",
                "https:%2F%2Farxiv.org%2Fabs%2Fhep-th%2F9711200"
            })
    void acceptsIdsEncodedOrNot(String id) {
        get("/hubs/" + id).statusCode(200).body("id", equalTo("arxiv:hep-th/9711200"));
        get("/hubs/" + id + "/citing-works").statusCode(200).body("total", is(3));
        get("/hubs/" + id + "/co-cited").statusCode(200).body("total", is(2));
        get("/works/" + id + "/references").statusCode(200).body("total", is(0));
    }

    @Test
    void findsHubsByTheBeginningOfTheirTitles() {
        // given
        hubs.titled("arxiv:hep-th/9711200", "The Müller scheme");
        hubs.settle();

        // when, then
        get("/hubs/search?title=the%20muller")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo("arxiv:hep-th/9711200"))
                .body("items[0].title", equalTo("The Müller scheme"))
                .body("items[0].citingWorks", is(3))
                .body("nextCursor", nullValue())
                .body("unavailable", hasSize(0));
        refused("/hubs/search", "title", "must have a letter or a digit");
    }

    @Test
    void redirectsMergedIdToTheSameCall() {
        // given
        hubs.sameAs("arxiv:hep-th/9711200", "doi:10.1000/a/b");
        hubs.settle();

        // when, then
        String now = "/api/v1/hubs/doi%3A10.1000%2Fa%2Fb";
        moved("/hubs/arxiv:hep-th/9711200").header("Location", endsWith(now));
        moved("/hubs/arxiv%3Ahep-th%2F9711200?min-offset=0:0").header("Location", endsWith(now + "?min-offset=0:0"));
        moved("/hubs/arxiv:hep-th/9711200/citing-works?limit=2")
                .header("Location", endsWith(now + "/citing-works?limit=2"));
        get("/hubs/arxiv:hep-th/9711200").statusCode(200).body("id", equalTo("doi:10.1000/a/b"));
    }

    @Test
    void acceptsEncodedIdThatEndsLikeACall() {
        get("/hubs/doi:10.1000%2Fco-cited").statusCode(200).body("id", equalTo("doi:10.1000/co-cited"));
    }

    @Test
    void hubHasTheDocumentedFields() {
        get("/hubs/arxiv:hep-th/9711200")
                .statusCode(200)
                .contentType("application/json")
                .body("tier", equalTo("EMERGING"))
                .body("citingWorks", is(3))
                .body("years.1998", is(2))
                .body("undated", is(1))
                .body("roles.UNCLASSIFIED.citingWorks", is(3))
                .body("coCited.id", contains("doi:10.1000/a/b", "doi:10.1000/co-cited"))
                .body("coCited.count", contains(2, 1))
                .body("revision", is(1))
                .body("asOf.'citations.v1'.0", is(2))
                .body("servedBy", equalTo("here:1"))
                .body("standby", is(false))
                .body("lag.records", is(0))
                .body("lag.seconds", is(0))
                .body("replicaLag", is(0));
    }

    @Test
    void answersSayHowFarTheyAreBehindTheirInputs() {
        // given
        hubs.lags(new InputLag(12_340, 178));

        // when, then
        String hub = "/hubs/arxiv:hep-th/9711200";
        for (String path : List.of(
                hub,
                hub + "/citing-works",
                hub + "/co-cited",
                hub + "/co-cited/doi:10.1000/a/b",
                hub + "/claims",
                hub + "/timeline",
                "/works/arxiv:hep-th/9802150/references",
                "/hubs",
                "/hubs/search?title=a")) {
            get(path).statusCode(200).body("lag.records", is(12_340)).body("lag.seconds", is(178));
        }
        given().contentType("application/json")
                .body("{\"ids\": [\"arxiv:hep-th/9711200\"]}")
                .post("/api/v1/hubs/batch")
                .then()
                .statusCode(200)
                .body("lag.records", is(12_340));
        given().accept("text/csv")
                .get("/api/v1" + hub + "/citing-works")
                .then()
                .header("Hubs-Lag", equalTo("{\"records\":12340,\"seconds\":178}"));
    }

    @Test
    void lagThatIsNotKnownIsNull() {
        hubs.lags(null);

        get("/hubs/arxiv:hep-th/9711200").statusCode(200).body("lag", nullValue());
    }

    @Test
    void workWithoutTitleHasNullForTitle() {
        get("/hubs/doi:10.1000/a/b").statusCode(200).body("title", nullValue());
        get("/hubs/arxiv:hep-th/9711200/co-cited")
                .statusCode(200)
                .body("items.title", contains(nullValue(), nullValue()));
    }

    @Test
    void pagesListsByCursor() {
        String next = get("/hubs/arxiv:hep-th/9711200/citing-works?limit=2")
                .statusCode(200)
                .body("items.id", contains("arxiv:hep-th/9802150", "arxiv:hep-th/9802109"))
                .body("items[0].title", equalTo("Title of arxiv:hep-th/9802150"))
                .body("items[0].publishedAt", equalTo("1998-02-20"))
                .body("items[0].roles", contains("UNCLASSIFIED"))
                .body("items[0].polarity", equalTo("UNCLASSIFIED"))
                .body("items[0].mentions", is(0))
                .body("total", is(3))
                .body("nextCursor", notNullValue())
                .extract()
                .path("nextCursor");
        get("/hubs/arxiv:hep-th/9711200/citing-works?limit=2&cursor=" + next)
                .statusCode(200)
                .body("items.id", contains("arxiv:hep-th/9999999"))
                .body("nextCursor", nullValue())
                .body("asOf.'citations.v1'.0", is(2))
                .body("servedBy", equalTo("here:1"));
        get("/hubs/arxiv:hep-th/9711200/citing-works?sort=mentions&limit=2&cursor=" + next)
                .statusCode(400)
                .body("field", equalTo("cursor"));
    }

    @Test
    void answers304ForAnUnchangedHub() {
        // given the ETag of a hub
        String hub = "/api/v1/hubs/arxiv:hep-th%2F9711200";
        String etag = given().urlEncodingEnabled(false)
                .get(hub)
                .then()
                .statusCode(200)
                .header("Vary", containsString("Accept"))
                .extract()
                .header("ETag");

        // when the hub is unchanged, then the answer is 304
        given().urlEncodingEnabled(false)
                .header("If-None-Match", etag)
                .get(hub)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(etag));
        // when one more work cites it, then the answer is the changed hub
        hubs.cites("arxiv:hep-th/9999998", "", "arxiv:hep-th/9711200");
        given().urlEncodingEnabled(false)
                .header("If-None-Match", etag)
                .get(hub)
                .then()
                .statusCode(200)
                .body("citingWorks", is(4));
    }

    @Test
    void answersListsAsCsvAndNdjsonWithLinkToNextPage() {
        // given a list of three works in pages of two
        String list = "/api/v1/hubs/arxiv:hep-th%2F9711200/citing-works?limit=2";

        // when the first page is asked for as CSV, then it links to the next
        String link = given().urlEncodingEnabled(false)
                .accept("text/csv")
                .get(list)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Hubs-Total", equalTo("3"))
                .header("Hubs-Served-By", equalTo("here:1"))
                .body(startsWith("id,title,publishedAt,"))
                .body(containsString("\r\narxiv:hep-th/9802150,Title of arxiv:hep-th/9802150,1998-02-20,"))
                .extract()
                .header("Link");
        // when the next page is asked for as NDJSON, then it is the last
        String next = link.substring(1, link.indexOf('>'));
        given().urlEncodingEnabled(false)
                .accept("application/x-ndjson")
                .get(next)
                .then()
                .statusCode(200)
                .header("Link", nullValue())
                .body(startsWith("{\"id\":\"arxiv:hep-th/9999999\","));
    }

    @Test
    void answersHubAsLinkedData() {
        given().urlEncodingEnabled(false)
                .accept("application/ld+json")
                .get("/api/v1/hubs/arxiv:hep-th%2F9711200")
                .then()
                .statusCode(200)
                .contentType("application/ld+json")
                .body("'@id'", equalTo("https://arxiv.org/abs/hep-th/9711200"))
                .body("'hubs:citingWorks'", is(3))
                .body("'@context'.cito", equalTo("http://purl.org/spar/cito/"));
    }

    @Test
    void gathersLeadersFromAllPartitions() {
        get("/hubs")
                .statusCode(200)
                .body("items.id", contains("arxiv:hep-th/9711200"))
                .body("items[0].citingWorks", is(3))
                .body("items[0].tier", equalTo("EMERGING"))
                .body("total", is(1))
                .body("nextCursor", nullValue())
                .body("unavailable", hasSize(0))
                .body("asOf.'citations.v1'.0", is(2))
                .body("servedBy", equalTo("here:1"));
        get("/hubs?tier=MEGA_HUB").statusCode(200).body("items", hasSize(0)).body("total", is(0));
        get("/hubs/trending").statusCode(200).body("standby", is(false));
        refused("/hubs?sort=size", "sort", "CITING_WORKS, VELOCITY");
        refused("/hubs?limit=0", "limit", "from 1 to 1000");
    }

    @Test
    void pagesLeadersWithoutGapOrDuplicate() {
        for (int hub = 0; hub < 30; hub++) {
            for (int citing = 0; citing < 3 + hub % 4; citing++) {
                hubs.deliver("pmid:" + (1_000 + citing), """
                    {"eventId":"e","op":"assert","observedAt":"2026-01-01T00:00:00Z","source":{"system":"test"},
                     "references":"partial","citing":{"id":"pmid:%d"},"citations":[{"cited":{"id":"pmid:%d"}}]}\
                    """.formatted(1_000 + citing, 100 + hub));
            }
        }
        hubs.settle();
        List<String> all = get("/hubs?limit=1000").extract().path("items.id");
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            var page = get("/hubs?limit=4" + (cursor == null ? "" : "&cursor=" + cursor));
            paged.addAll(page.extract().path("items.id"));
            cursor = page.extract().path("nextCursor");
        } while (cursor != null);

        assertThat(all).hasSize(31);
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void answersManyHubsInABatch() {
        given().contentType("application/json")
                .body("{\"ids\": [\"doi:10.1000/never-seen\", \"arxiv:hep-th/9711200v2\", \"arxiv:hep-th/9802150\"]}")
                .post("/api/v1/hubs/batch")
                .then()
                .statusCode(200)
                .body("items.id", contains("arxiv:hep-th/9711200", "arxiv:hep-th/9802150"))
                .body("items.citingWorks", contains(3, 0))
                .body("unknown", contains("doi:10.1000/never-seen"))
                .body("unavailable", hasSize(0));
        for (String wrong : new String[] {"{}", "{\"ids\": []}", "{\"ids\": [7]}", "no JSON"}) {
            given().contentType("application/json")
                    .body(wrong)
                    .post("/api/v1/hubs/batch")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void topologyHasPlacementOfPartitions() {
        get("/topology")
                .statusCode(200)
                .body("instances.address", contains("here:1"))
                .body("partitions", hasSize(2))
                .body("partitions.half", contains("lists", "hubs"))
                .body("partitions.active", contains("here:1", "here:1"));
    }

    @Test
    void answersUnknownPathWithAProblem() {
        problem(get("/nothing"), 404, "/problems/unknown-path");
    }

    @Test
    void coCitedWorksHaveTheIntegersBehindTheScore() {
        get("/hubs/arxiv:hep-th/9711200/co-cited?measure=count&min-count=2")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo("doi:10.1000/a/b"))
                .body("items[0].count", is(2))
                .body("items[0].citingWorks", is(2))
                .body("items[0].score", is(2))
                .body("total", is(1));
    }

    @Test
    void referencesHaveTheirStatements() {
        // given a statement about one of two references
        hubs.deliver("arxiv:hep-th/9802150", """
            {"eventId":"e","op":"assert","observedAt":"2026-02-01T00:00:00Z","source":{"system":"test"},
             "references":"partial","citing":{"id":"arxiv:hep-th/9802150"},
             "citations":[{"cited":{"id":"arxiv:hep-th/9711200","title":"The Large N Limit"},
             "mentions":[{"section":"1","context":"As [1] shows.",
                          "roles":[{"role":"METHOD","confidence":0.5}],"polarity":{"value":"SUPPORT"}}]}]}\
            """);

        // when the references are listed, then each has its statements
        get("/works/arxiv:hep-th/9802150/references")
                .statusCode(200)
                .body("total", is(2))
                .body("items[0].id", equalTo("arxiv:hep-th/9711200"))
                .body("items[0].title", equalTo("The Large N Limit"))
                .body("items[0].roles", contains("METHOD"))
                .body("items[0].polarity", equalTo("SUPPORT"))
                .body("items[0].mentions", is(1))
                .body("items[0].statements[0].section", equalTo("1"))
                .body("items[0].statements[0].context", equalTo("As [1] shows."))
                .body("items[0].statements[0].roles[0].role", equalTo("METHOD"))
                .body("items[0].statements[0].roles[0].confidence", is(0.5f))
                .body("items[0].statements[0].polarity.value", equalTo("SUPPORT"))
                .body("items[1].mentions", is(0));
    }

    @Test
    void answersUnknownWorkWith404() {
        problem(get("/hubs/doi:10.1000/never-seen"), 404, "/problems/unknown-work");
        problem(get("/hubs/doi:10.1000/never-seen/citing-works"), 404, "/problems/unknown-work");
        problem(get("/works/doi:10.1000/never-seen/references"), 404, "/problems/unknown-work");
    }

    @Test
    void namesTheInvalidParameter() {
        problem(get("/hubs/9711200"), 400, "/problems/invalid-id").body("detail", containsString("no scheme"));
        String hub = "/hubs/arxiv:hep-th/9711200";
        refused(hub + "/citing-works?limit=0", "limit", "from 1 to 1000");
        refused(hub + "/citing-works?limit=1001", "limit", "from 1 to 1000");
        refused(hub + "/citing-works?limit=many", "limit", "whole number");
        refused(hub + "/citing-works?year=nineteen", "year", "whole number");
        refused(hub + "/citing-works?role=METHODS", "role", "BACKGROUND, MOTIVATION, METHOD");
        refused(hub + "/citing-works?polarity=for", "polarity", "SUPPORT, CONTRAST");
        refused(hub + "/citing-works?sort=size", "sort", "DATE, MENTIONS");
        refused(hub + "/citing-works?cursor=2", "cursor", "no cursor");
        refused(hub + "/co-cited?measure=cosine", "measure", "count, salton, jaccard");
        refused(hub + "/co-cited?min-count=0", "min-count", "at least 1");
        refused(hub + "?min-offset=now", "min-offset", "PARTITION:OFFSET");
    }

    @Test
    void waitsForTheInputToCover() {
        get("/hubs/arxiv:hep-th/9711200?min-offset=0:2").statusCode(200).body("citingWorks", is(3));
        problem(get("/hubs/arxiv:hep-th/9711200?min-offset=0:3"), 503, "/problems/not-yet")
                .header("Retry-After", notNullValue())
                .body("detail", containsString("0:3"));
    }

    @Test
    void answers503WhileTheServiceStarts() {
        gateway.close();

        problem(get("/hubs/arxiv:hep-th/9711200"), 503, "/problems/not-available")
                .header("Retry-After", notNullValue());
        problem(get("/lag"), 503, "/problems/not-available");
        given().get(health + "/live").then().statusCode(200);
        given().get(health + "/started").then().statusCode(200);
        given().get(health + "/ready").then().statusCode(503);
    }

    @Test
    void isReadyWhenStoresAreReadable() {
        given().get(health + "/ready").then().statusCode(200);
        given().get(health + "/live").then().statusCode(200);
    }

    @Test
    void healthAndMetricsAreNotOnThePortOfTheApi() {
        given().get("/q/health/ready").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(404);
        given().get(metrics).then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }

    @Test
    void openApiHasEveryCall() {
        given().accept("application/json")
                .get("/api/v1/openapi")
                .then()
                .statusCode(200)
                .body("paths", notNullValue())
                .body(
                        "paths.keySet()",
                        hasItems(
                                "/api/v1/hubs/{id}",
                                "/api/v1/hubs/{id}/citing-works",
                                "/api/v1/hubs/{id}/co-cited",
                                "/api/v1/works/{id}/references",
                                "/api/v1/hubs/{id}/stream",
                                "/api/v1/hubs/stream",
                                "/api/v1/hubs/changes/stream",
                                "/api/v1/lag"))
                .body(
                        "paths.'/api/v1/hubs/{id}/stream'.get.responses.'200'.content.'text/event-stream'.examples",
                        hasKey("summary"));
    }

    private static ValidatableResponse moved(String path) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get("/api/v1" + path)
                .then()
                .statusCode(301);
    }

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).get("/api/v1" + path).then();
    }

    private static void refused(String path, String field, String reason) {
        problem(get(path), 400, "/problems/invalid-parameter")
                .body("field", equalTo(field))
                .body("detail", containsString(reason));
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String type) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo(type))
                .body("status", is(status))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }
}
