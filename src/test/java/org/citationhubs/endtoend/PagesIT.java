package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.citationhubs.ingest.command.DemoReplay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;

/** Shows the pages of the packaged service, with the sample, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

    private static final String HUB = "/hubs/" + DemoReplay.HUB;
    private static final String UNCITED =
            "/hubs/pith:defenses-at-odds-measuring-and-explaining-defense-conflicts-in-large-language-models";
    private static final String UNKNOWN = "/hubs/doi:10.1000/never-seen";

    /** Folder of the screenshots of all pages. */
    private static final Path PICTURES = Path.of("target", "pages");

    private final List<AutoCloseable> opened = new ArrayList<>();
    private ServiceProcess service;
    private Chromium browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Chromium.missing().ifPresent(missing -> abort("skipped: " + missing));
        service = new ServiceProcess(folder);
        opened.add(service);
        service.start();
        service.command("sample");
        service.awaitCaughtUp();
        browser = Chromium.start(true);
        opened.add(0, browser);
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
    void pagesHaveNoFaultsAtAnyWidthAndInAnyScheme(int width, String scheme) throws Exception {
        browser.show(width, scheme);

        check("start", "/", width, scheme);
        check("hub", HUB, width, scheme);
        check("measure", HUB + "?measure=association-strength", width, scheme);
        check("filtered", HUB + "?role=background&sort=mentions", width, scheme);
        check("uncited", UNCITED, width, scheme);
        check("search", "/search?q=sca", width, scheme);
        check("unknown", UNKNOWN, width, scheme);
        check("invalid", "/hubs/9711200", width, scheme);
    }

    private void check(String name, String path, int width, String scheme) throws Exception {
        browser.open(url(path));

        assertThat(complaints(path)).as("console of %s", name).isEmpty();
        assertThat(browser.violations()).as("axe-core on %s", name).isEmpty();
        assertThat(browser.overflow()).as("horizontal overflow of %s", name).isLessThanOrEqualTo(0);
        browser.picture(PICTURES.resolve(name + '-' + width + '-' + scheme + ".png"), width);
    }

    /** Returns the console messages without those about the status of the page itself, which are expected. */
    private List<String> complaints(String path) {
        return browser.complaints().stream()
                .filter(complaint -> !complaint.startsWith(url(path) + " - Failed to load resource"))
                .toList();
    }

    @Test
    void theHubPageUpdatesWithinTwoSecondsOfAnEvent() throws Exception {
        // given the page of a hub, with an opened section and the focus on a link
        browser.show(1280, "light");
        browser.open(url(HUB));
        await("the page to subscribe").atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        browser.find(By.cssSelector("[data-live]")).getText())
                .startsWith("Live"));
        int before = citingWorks();
        WebElement rule = browser.find(By.cssSelector(".rule summary"));
        rule.click();
        WebElement measure = browser.find(By.linkText("Jaccard"));
        measure.sendKeys(Keys.SHIFT);

        // when one more work cites the hub
        cite("pith:seen-within-two-seconds");
        long posted = System.nanoTime();

        // then the page shows it within two seconds
        await("the page to change")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> citingWorks() == before + 1);
        assertThat(Duration.ofNanos(System.nanoTime() - posted)).isLessThan(Duration.ofSeconds(2));
        assertThat(browser.find(By.cssSelector("[role=status]")).getDomProperty("textContent"))
                .startsWith("Updated: " + (before + 1) + " citing works");
        assertThat(browser.find(By.cssSelector(".works")).getText()).contains("Seen within two seconds");
        // then opened sections and the focus are kept
        assertThat(browser.find(By.cssSelector(".rule p")).isDisplayed()).isTrue();
        assertThat(browser.focused().getText()).isEqualTo("Jaccard");
        assertThat(browser.complaints()).isEmpty();
    }

    private int citingWorks() {
        return Integer.parseInt(browser.find(By.cssSelector("[data-figure]")).getText());
    }

    private void cite(String citing) throws Exception {
        String event = """
            {"op": "assert", "observedAt": "2026-06-01T10:00:00Z", "source": {"system": "test"},
             "citing": {"id": "%s", "title": "Seen within two seconds", "publishedAt": "2026-06-01"},
             "citations": [{"cited": {"id": "%s"}}]}""".formatted(citing, DemoReplay.HUB);
        assertThat(service.post("/api/v1/citations", event.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void theKeyboardReachesTheContentWithVisibleFocus() {
        browser.show(1280, "light");
        browser.open(url(HUB));

        browser.find(By.tagName("body")).sendKeys(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("Skip to the content");
        assertThat(browser.focused().getRect().getY()).isGreaterThanOrEqualTo(0);
        browser.focused().sendKeys(Keys.ENTER);
        assertThat(browser.focused().getTagName()).isEqualTo("main");
        browser.focused().sendKeys(Keys.TAB);
        assertThat(browser.focused().getTagName()).isEqualTo("a");
        assertThat(browser.focused().getCssValue("outline-style")).isEqualTo("solid");
    }

    @Test
    void aSearchForAnIdOpensItsPage() {
        browser.show(390, "light");
        browser.open(url("/"));

        browser.find(By.id("q")).sendKeys("2209.10652v3", Keys.ENTER);

        eventually(() -> assertThat(browser.address()).isEqualTo(url(HUB)));
        shows(browser, "h1", "Toy Models of Superposition");
    }

    @Test
    void pagesAreCompleteWithoutScripts() {
        // given a browser without scripts
        try (Chromium plain = Chromium.start(false)) {
            // A window that needs no scrolling, which the driver would do with a script.
            plain.view(1280, 12_000);
            // when the page of a hub is opened
            plain.open(url(HUB));

            // then it shows the hub and no state of a subscription
            assertThat(plain.find(By.tagName("h1")).getText()).isEqualTo("Toy Models of Superposition");
            assertThat(plain.find(By.cssSelector("[data-live]")).isDisplayed()).isFalse();
            // when a measure is chosen, then it is the current one
            plain.find(By.linkText("Jaccard")).click();
            shows(plain, "[aria-label^=Measure] [aria-current]", "Jaccard");
            // when a role is chosen, then the citing works are filtered
            plain.find(By.cssSelector("#role option[value=method]")).click();
            plain.find(By.cssSelector("#citing-works button")).click();
            shows(plain, "#citing-works .head", "matching");
            assertThat(plain.address()).contains("measure=jaccard").contains("role=method");
            // when all are asked for, then the filter is gone
            plain.find(By.linkText("show all")).click();
            await("every citing work").until(() -> !plain.address().contains("role=method"));
            // when the next page is asked for, then it lists other works
            String first = plain.find(By.cssSelector(".works")).getText();
            plain.find(By.linkText("Next page")).click();
            eventually(() ->
                    assertThat(plain.find(By.cssSelector(".works")).getText()).isNotEqualTo(first));
            // when a co-cited work is followed, then its page opens
            plain.find(By.cssSelector(".ranked a")).click();
            eventually(() ->
                    assertThat(plain.title()).isNotBlank().isNotEqualTo("Toy Models of Superposition · Citation Hubs"));
        }
    }

    private static void shows(Chromium browser, String css, String text) {
        eventually(() -> assertThat(browser.find(By.cssSelector(css)).getText()).contains(text));
    }

    /** Waits for the assertion: after a click, elements of the old page may still be there or already be gone. */
    private static void eventually(ThrowingRunnable seen) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .untilAsserted(seen);
    }

    private String url(String path) {
        return "http://" + service.address() + path;
    }
}
