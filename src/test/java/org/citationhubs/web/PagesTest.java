package org.citationhubs.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
class PagesTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static final String HUB = "/hubs/arxiv:hep-th/9711200";

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
        hubs.deliver("arxiv:hep-th/9802150", """
            {"eventId":"e","op":"assert","observedAt":"2026-01-01T00:00:00Z","source":{"system":"test"},
             "references":"complete",
             "citing":{"id":"arxiv:hep-th/9802150","title":"Anti De Sitter Space","publishedAt":"1998-02-20"},
             "citations":[
               {"cited":{"id":"arxiv:hep-th/9711200","title":"The Large N Limit","publishedAt":"1997-11-27",
                         "authors":[{"name":"Juan Maldacena"}]},
                "mentions":[{"section":"1","context":"As [1] shows.","roles":[{"role":"METHOD"}],
                             "polarity":{"value":"SUPPORT"}}]},
               {"cited":{"id":"doi:10.1000/a/b"}}]}\
            """);
        hubs.cites("arxiv:hep-th/9802109", "1998-02", "arxiv:hep-th/9711200", "doi:10.1000/a/b");
        hubs.cites("arxiv:hep-th/9999999", "", "arxiv:hep-th/9711200", "doi:10.1000/co-cited");
        served.serve();
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void startPageShowsLeadingHubs() {
        page("/")
                .statusCode(200)
                .body(containsString("<a href=\"/hubs/arxiv:hep-th/9711200\" dir=\"auto\">The Large N Limit</a>"))
                .body(containsString("<td class=\"number\">3</td>"))
                .body(containsString("Emerging hub"))
                .body(containsString("here:1"));
        page("/?sort=velocity&tier=&label=")
                .statusCode(200)
                .body(containsString("aria-current=\"true\">Fastest growing</a>"))
                .body(containsString("No hub was cited in the last 30 days."));
        page("/?tier=mega-hub").statusCode(200).body(containsString("No hub matches the filters."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hubs/arxiv:hep-th/9711200",
                "/hubs/arxiv%3Ahep-th%2F9711200",
                "/hubs/arxiv:hep-th%2f9711200v2",
                "/hubs/https:%2F%2Farxiv.org%2Fabs%2Fhep-th%2F9711200"
            })
    void acceptsIdsEncodedOrNot(String path) {
        page(path)
                .statusCode(200)
                .body(containsString("<h1 dir=\"auto\">The Large N Limit</h1>"))
                .body(containsString("Juan Maldacena"))
                .body(containsString("href=\"https://arxiv.org/abs/hep-th/9711200\""));
    }

    @Test
    void pagesSayInWordsHowFarTheyAreBehind() {
        // given
        hubs.lags(new InputLag(12_340, 178));

        // when, then
        String words = "12,340 records (about 3 minutes) behind";
        page(HUB)
                .statusCode(200)
                .body(containsString(" data-behind=\"" + words + "\""))
                .body(containsString("<span data-live-words>" + words + "</span>"));
        page("/").statusCode(200).body(containsString("<span>" + words + "</span>"));

        // given
        hubs.lags(InputLag.NONE);

        // when, then
        page(HUB).statusCode(200).body(not(containsString("behind"))).body(containsString("up to date"));
        page("/").statusCode(200).body(not(containsString("behind")));
    }

    @Test
    void workWithoutTitleIsShownByItsId() {
        page("/hubs/doi:10.1000/a/b")
                .statusCode(200)
                .body(containsString("Untitled work <span class=\"id\">doi:10.1000/a/b</span></h1>"))
                .body(containsString("<title>doi:10.1000/a/b &middot; Citation Hubs</title>"));
        page(HUB).body(containsString("dir=\"auto\"><span class=\"id\">doi:10.1000/a/b</span></a>"));
    }

    @Test
    void hubPageShowsAllParts() {
        page(HUB)
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("No label: too few citing works have a known role, 1 of 3."))
                .body(containsString(">Method</a>"))
                .body(containsString(">Support</a>"))
                .body(containsString("<title>1998: 2</title>"))
                .body(containsString("Highest bar: 2 citing works. Without a date: 1."))
                .body(containsString("<blockquote dir=\"auto\">As [1] shows.</blockquote>"))
                .body(containsString("Represents a role: method"))
                .body(containsString("<a href=\"/hubs/doi:10.1000/a/b\" dir=\"auto\">"
                        + "<span class=\"id\">doi:10.1000/a/b</span></a>"))
                .body(containsString("data-stream=\"/api/v1/hubs/arxiv%3Ahep-th%2F9711200/stream\""))
                .body(containsString("<dt>Revision</dt><dd>1</dd>"))
                .body(containsString("<dt>Served by</dt><dd>here:1</dd>"))
                .body(containsString("<span class=\"offset\">0:2</span>"))
                .body(not(containsString("standby replica")));
    }

    @Test
    void uncitedWorkHasAPage() {
        page("/hubs/arxiv:hep-th/9802150")
                .statusCode(200)
                .body(containsString("Not a hub yet"))
                .body(containsString("No known work cites it."));
    }

    @Test
    void measuresAreLinks() {
        page(HUB).body(containsString("href=\"/hubs/arxiv:hep-th/9711200?measure=jaccard#co-cited\""));
        page(HUB + "?measure=jaccard&role=method")
                .statusCode(200)
                .body(containsString("?measure=jaccard&amp;role=method#co-cited\" aria-current=\"true\">Jaccard</a>"))
                .body(containsString("<td class=\"number\">0.67</td>"))
                .body(containsString("value=\"jaccard\""));
        page(HUB + "?measure=association-strength").statusCode(200).body(containsString("No other work is cited"));
    }

    @Test
    void filtersAndPagesCitingWorksWithoutScripts() {
        page(HUB + "?role=method&polarity=&year=&self=include&sort=date")
                .statusCode(200)
                .body(containsString("1 matching"))
                .body(containsString("<option value=\"method\" selected>Method</option>"));
        page(HUB + "?year=1905").statusCode(200).body(containsString("No citing work matches the filters."));
        for (int work = 0; work < 30; work++) {
            hubs.cites("pmid:" + (1_000 + work), "2001", "arxiv:hep-th/9711200");
        }

        // when the first page and the page it links to are read
        String first = page(HUB + "?sort=mentions").extract().asString();
        Matcher next = Pattern.compile("<a href=\"([^\"]+)\" rel=\"next\">").matcher(first);
        assertThat(next.find()).isTrue();

        String second = page(next.group(1).replace("&amp;", "&").replace("#citing-works", ""))
                .extract()
                .asString();

        // then they list the first and the last work
        assertThat(first).contains("Title of pmid:1000");
        assertThat(second)
                .contains("Title of pmid:1029")
                .contains(">First page</a>")
                .doesNotContain("rel=\"next\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"measure=cosine", "role=methods", "polarity=for", "year=nineteen", "sort=size", "cursor=2"})
    void namesTheInvalidParameter(String parameter) {
        page(HUB + '?' + parameter)
                .statusCode(400)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("<dt>Field</dt><dd><code>" + parameter.replaceFirst("=.*", "") + "</code></dd>"));
    }

    @Test
    void escapesAllDataOfWorks() {
        // given works whose texts all have markup
        // A script is markup and is taken out when the text is read; an unknown element is text and must be escaped.
        String evil = "<script>alert(0)</script><sigma>1</sigma>\\\" onload=\\\"alert(2) '{page}' &amp;";
        String escaped = "&lt;sigma&gt;1&lt;/sigma&gt;&quot; onload=&quot;alert(2) &#39;{page}&#39; &amp;";
        String id = "doi:10.1000/<script>\\\"'&{x}";
        for (int work = 1; work <= 3; work++) {
            hubs.deliver("pmid:" + work, """
                {"eventId":"e","op":"assert","observedAt":"2026-01-01T00:00:00Z","source":{"system":"test"},
                 "references":"complete","citing":{"id":"pmid:%d","title":"%s","summary":"%s","field":"%s"},
                 "citations":[{"cited":{"id":"%s","title":"%s","authors":[{"name":"%s"}]},
                 "mentions":[{"section":"%s","context":"%s","polarity":{"value":"CONTRAST"}}]},
                 {"cited":{"id":"pmid:99","title":"%s"}}]}\
                """.formatted(work, evil, evil, evil, id, evil, evil, evil, evil, evil));
        }
        hubs.settle();

        // when the page of the hub is read
        String page = page("/hubs/doi:10.1000%2F%3Cscript%3E%22'&%7Bx%7D")
                .statusCode(200)
                .extract()
                .asString();

        // then all its texts are escaped
        assertThat(page)
                .contains("<h1 dir=\"auto\">" + escaped + "</h1>")
                .contains("<blockquote dir=\"auto\">" + escaped + "</blockquote>")
                .contains("doi:10.1000/&lt;script&gt;&quot;&#39;&amp;{x}")
                .contains("href=\"/hubs/doi:10.1000/%3Cscript%3E%22%27%26%7Bx%7D?role=unclassified#citing-works\"")
                .doesNotContain("<script>")
                .doesNotContain(" onload=\"");
        // then those of the home page are escaped too
        assertThat(page("/").extract().asString()).contains(escaped).doesNotContain("<script>");
    }

    @Test
    void contentSecurityPolicyForbidsOtherSources() {
        page(HUB)
                .header(
                        "Content-Security-Policy",
                        allOf(startsWith("default-src 'none';"), not(containsString("unsafe"))))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", equalTo("no-cache"))
                .header("Vary", containsString("Accept"))
                // what the policy forbids would silently not work
                .body(not(containsString(" style=")))
                .body(not(containsString("<style")));
    }

    @Test
    void assetsAreCachedUnderTheirContentHash() {
        String page = page("/").extract().asString();
        Matcher style =
                Pattern.compile("href=\"(/assets/[0-9a-f]{12}/pages\\.css)\"").matcher(page);
        assertThat(style.find()).isTrue();

        given().get(style.group(1))
                .then()
                .statusCode(200)
                .contentType(startsWith("text/css"))
                .header("Cache-Control", endsWith("immutable"));
        given().get("/assets/000000000000/pages.js")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/javascript"))
                .header("Cache-Control", equalTo("no-store"));
        page("/assets/000000000000/other.css").statusCode(404);
    }

    @Test
    void rendersUnknownWorkAsAPage() {
        page("/hubs/doi:10.1000/never-seen")
                .statusCode(404)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .body(containsString("Unknown work"))
                .body(containsString("No event mentions doi:10.1000/never-seen."))
                .body(containsString("/problems/unknown-work"))
                .body(containsString("here:1"));
        page("/hubs/9711200").statusCode(400).body(containsString("/problems/invalid-id"));
        page("/nothing").statusCode(404).body(containsString("/problems/unknown-path"));
    }

    @Test
    void rendersUnavailabilityWithRetryAfter() {
        gateway.close();

        page(HUB)
                .statusCode(503)
                .contentType("text/html;charset=UTF-8")
                .header("Retry-After", equalTo("1"))
                .body(containsString("Temporarily unavailable"))
                .body(containsString("data-retry-after=\"1\""));
        page("/").statusCode(503).header("Retry-After", equalTo("1"));
    }

    @Test
    void rendersPagesForBrowsersOnly() {
        given().accept("application/json").get(HUB).then().statusCode(406).contentType("application/problem+json");
        given().accept("*/*").get(HUB).then().statusCode(200).contentType("text/html;charset=UTF-8");
        given().accept(BROWSER)
                .get("/api/v1/hubs/doi:10.1000/never-seen")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void redirectsMergedIdToThePageOfTheSurvivor() {
        hubs.cites("pmid:1", "", "s2:44");
        hubs.sameAs("s2:44", "doi:10.1000/a(b)");
        hubs.settle();

        given().accept(BROWSER)
                .redirects()
                .follow(false)
                .get("/hubs/s2:44?year=1998")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/hubs/doi:10.1000/a%28b%29?year=1998"));
        given().accept(BROWSER)
                .redirects()
                .follow(false)
                .get("/api/v1/hubs/s2:44")
                .then()
                .statusCode(301)
                .header("Location", containsString("/api/v1/hubs/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arxiv:hep-th/9711200", "hep-th/9711200v3", " https://arxiv.org/abs/hep-th/9711200 "})
    void searchRedirectsIdToItsPage(String words) {
        given().accept(BROWSER)
                .redirects()
                .follow(false)
                .queryParam("q", words)
                .get("/search")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/hubs/arxiv:hep-th/9711200"));
    }

    @Test
    void findsHubsByTheBeginningOfTheirTitles() {
        page("/search?q=the%20LARGE")
                .statusCode(200)
                .body(containsString("<a href=\"/hubs/arxiv:hep-th/9711200\" dir=\"auto\">The Large N Limit</a>"))
                .body(containsString("value=\"the LARGE\""))
                .body(containsString("Hubs whose titles begin with &ldquo;the LARGE&rdquo;"))
                .body(containsString("here:1"));
        page("/search?q=large").statusCode(200).body(containsString("No hub found."));
        page("/search?q=%3Cscript%3E")
                .statusCode(200)
                .body(containsString("value=\"&lt;script&gt;\""))
                .body(not(containsString("<script>")));
        page("/search?q=-").statusCode(200).body(containsString("Enter an id"));
        page("/search?q=the&cursor=2").statusCode(400).body(containsString("<code>cursor</code>"));
    }

    @Test
    void pagesResultsWithoutScripts() {
        for (int hub = 0; hub < 25; hub++) {
            for (int citing = 0; citing < QueriedHubs.LEAST_CITING_WORKS; citing++) {
                hubs.deliver("pmid:" + (1_000 + citing), """
                    {"eventId":"e","op":"assert","observedAt":"2026-01-01T00:00:00Z","source":{"system":"test"},
                     "references":"partial","citing":{"id":"pmid:%d"},
                     "citations":[{"cited":{"id":"pmid:%d","title":"Series %02d"}}]}\
                    """.formatted(1_000 + citing, 100 + hub, hub));
            }
        }
        hubs.settle();
        String first = page("/search?q=series").extract().asString();
        Matcher next = Pattern.compile("<a href=\"([^\"]+)\" rel=\"next\">").matcher(first);
        assertThat(next.find()).isTrue();

        String second = page(next.group(1).replace("&amp;", "&")).extract().asString();

        assertThat(first).contains("Series 00").contains("Series 19").doesNotContain("Series 20");
        assertThat(second).contains("Series 20").contains("Series 24").doesNotContain("rel=\"next\"");
        assertThat(second).contains("<a href=\"/search?q=series\">First page</a>");
    }

    @Test
    void pagesAreNotInTheOpenApiDocument() {
        given().accept("application/json")
                .get("/api/v1/openapi")
                .then()
                .body("paths.keySet().findAll { !it.startsWith('/api/v1/') }.size()", is(0));
    }

    private static ValidatableResponse page(String path) {
        return given().urlEncodingEnabled(false).accept(BROWSER).get(path).then();
    }
}
