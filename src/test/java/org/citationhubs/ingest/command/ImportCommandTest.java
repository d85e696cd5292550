package org.citationhubs.ingest.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.citationhubs.ingest.dump.ImportFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void anUnknownFormatIsRejectedWithTheKnownOnes(@TempDir Path folder) throws IOException {
        assertThat(run(Map.of(), "--format", "ris", edges(folder))).isEqualTo(2);

        assertThat(err.toString()).startsWith("unknown format 'ris'; known: edges\n");
    }

    @Test
    void anUnknownSchemeIsRejectedWithTheKnownOnes(@TempDir Path folder) throws IOException {
        assertThat(run(Map.of(), "--format", "edges", "--scheme", "isbn", edges(folder)))
                .isEqualTo(2);

        assertThat(err.toString()).startsWith("unknown scheme 'isbn'; known: doi, arxiv, ");
    }

    @Test
    void aSourceThatNoEventCanNameIsRejected(@TempDir Path folder) throws IOException {
        assertThat(run(Map.of(), "--format", "edges", "--source", "a  b", edges(folder)))
                .isEqualTo(2);

        assertThat(err.toString()).startsWith("--source: no event names a system so");
    }

    @Test
    void aTimeWithoutOffsetIsRejected(@TempDir Path folder) throws IOException {
        assertThat(run(Map.of(), "--format", "edges", "--observed-at", "2026-05-25", edges(folder)))
                .isEqualTo(2);

        assertThat(err.toString()).startsWith("--observed-at: '2026-05-25' is not a time with an offset");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) throws IOException {
        Path absent = folder.resolve("absent.tsv");

        assertThat(run(Map.of(), "--format", "edges", absent.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith(absent + " does not exist\n");

        assertThat(run(Map.of(), "--format", "edges", "--works", absent.toString(), edges(folder)))
                .isEqualTo(2);
    }

    @Test
    void aFolderIsNamed(@TempDir Path folder) {
        assertThat(run(Map.of(), "--format", "edges", folder.toString())).isEqualTo(2);

        assertThat(err.toString()).startsWith(folder + " is a folder, not a file\n");
    }

    @Test
    void requiresAFormatAndAFile() {
        assertThat(run(Map.of())).isEqualTo(2);

        assertThat(err.toString()).startsWith("Missing required options and parameters: '--format=FORMAT', 'FILE'");
    }

    @Test
    void helpListsFormatsVariablesAndExitCodes() {
        assertThat(run(Map.of(), "--help")).isZero();

        assertThat(out.toString())
                .contains(
                        "--format=FORMAT",
                        "edges (citing<TAB>cited",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "HUBS_EMBEDDED_PORT",
                        "Exit codes:");
    }

    @Test
    void helpDescribesEveryFormat() {
        run(Map.of(), "--help");

        String text = out.toString().replaceAll("\\s+", " ");
        assertThat(ImportFormat.values())
                .allSatisfy(format -> assertThat(text).contains(format.option() + " (" + format.description() + ")"));
    }

    @Test
    void helpNamesTheColumnsOfTheTableOfWorks() {
        run(Map.of(), "--help");

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("id and, where known, title, date, authors, venue, field, summary, abstract.");
    }

    @Test
    void reportsUnreachableBrokersWithoutAStackTrace(@TempDir Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(run(Map.of("HUBS_EMBEDDED_PORT", Integer.toString(port)), "--format", "edges", edges(folder)))
                .isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly("import failed: no answer from Kafka at localhost:" + port
                        + " within 10 s; is the service running, and is KAFKA_BOOTSTRAP_SERVERS right?");
    }

    @Test
    void reportsAnInvalidBrokerAddress(@TempDir Path folder) throws IOException {
        assertThat(run(Map.of("KAFKA_BOOTSTRAP_SERVERS", "nowhere"), "--format", "edges", edges(folder)))
                .isEqualTo(1);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("import failed: cannot connect to Kafka at nowhere: ");
    }

    private static String edges(Path folder) throws IOException {
        return Files.writeString(folder.resolve("edges.tsv"), "pmid:1\tpmid:2\n")
                .toString();
    }

    private int run(Map<String, String> environment, String... arguments) {
        return new CommandLine(new ImportCommand(environment))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
