package org.citationhubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import org.citationhubs.ingest.command.DemoReplay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CitationHubsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "serve", "demo"})
    void commandsThatServeStartQuarkus(String arguments) {
        assertThat(serves(arguments)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-V",
                "serve --help",
                "import --help",
                "import --format edges a.tsv",
                "import",
                "follow --format crossref --once",
                "follow --help",
                "sample",
                "sources list",
                "sources revoke crossref --reason wrong",
                "sources restore crossref",
                "nonsense",
                "serve --nonsense"
            })
    void otherCommandsDoNotStartQuarkus(String arguments) {
        assertThat(serves(arguments)).isFalse();
    }

    @Test
    void helpListsEveryCommand() {
        StringWriter out = new StringWriter();

        int exitCode = new CommandLine(new CitationHubs())
                .setOut(new PrintWriter(out, true))
                .execute("--help");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("serve", "demo", "import", "follow", "sample", "sources");
    }

    @Test
    void theWelcomeOfTheDemoNamesHubAndPort() {
        DemoReplay.ReplayResult replayed = new DemoReplay.ReplayResult(364, 357, 4662, 322);

        assertThat(DemoCommand.welcome(replayed, 8181, LocalDate.of(2026, 6, 1)))
                .contains("322 works cite \"" + DemoReplay.HUB_TITLE + "\"\n")
                .contains("4662 citations and 364 works")
                .contains("\n  http://localhost:8181/hubs/arxiv:hep-th/9711200\n")
                .contains("illustrative", "\"observedAt\": \"2026-06-01T00:00:00Z\"")
                .doesNotContain("%");
    }

    @Test
    void anUnknownCommandIsAUsageError() {
        StringWriter err = new StringWriter();

        int exitCode = new CommandLine(new CitationHubs())
                .setErr(new PrintWriter(err, true))
                .execute("nonsense");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("nonsense");
    }

    private static boolean serves(String arguments) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
        return CitationHubs.Main.serves(new CommandLine(new CitationHubs()), words);
    }
}
