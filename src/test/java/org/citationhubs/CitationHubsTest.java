package org.citationhubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
        assertThat(out.toString()).contains("serve", "demo", "import", "sample", "sources");
    }

    @Test
    void theWelcomeOfTheDemoNamesHubAndPort() {
        assertThat(DemoCommand.welcome(new DemoReplay.ReplayResult(111, 50, 807), 8181))
                .contains("50 works cite \"Toy Models of Superposition\" in the sample: "
                        + "807 citations, titles of 111 works.")
                .contains("\n  http://localhost:8181/hubs/arxiv:2209.10652\n")
                .contains("illustrative")
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
