package org.citationhubs.ingest.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.citationhubs.ingest.follow.StopSignal;
import org.citationhubs.ingest.follow.StubWorks;
import org.citationhubs.ingest.idmap.IdMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class FollowCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--format ris                           | unknown feed 'ris'; known: crossref, datacite, inspire, openalex, retraction-watch",
                "--format crossref --since yesterday    | --since: 'yesterday' is not a day, such as 2026-05-25",
                "--format crossref --rewind             | --rewind: --since is missing",
                "--format crossref --every often        | --every: 'often' is not a time, such as 15m",
                "--format crossref --every 1s           | --every: '1s' is not from 10s to 7d",
                "--format crossref --every 8d           | --every: '8d' is not from 10s to 7d",
                "--format crossref --date issued        | --date: 'issued' is neither index nor update",
                "--format crossref --rows 0             | --rows: 0 is not from 1 to 1000",
                "--format crossref --mailto nobody      | --mailto: 'nobody' is not an address of electronic mail",
                "--format crossref --max-page much      | --max-page: 'much' is not a size, such as 64M",
                "--format crossref --max-page 2G        | --max-page: '2G' is not from 1K to 1024M",
                "--format crossref --url ftp://h        | --url: 'ftp://h' is not like https://api.crossref.org",
                "--format crossref --url http://u:p@h   | --url: 'http://u:p@h' is not like https://api.crossref.org",
                "--format crossref --source <b>x</b>    | --source: no event names a system so",
                "--format crossref --producer-config no | no does not exist or cannot be read",
                "--format openalex                      | --id-map is missing: openalex names cited works by ids of its own",
                "--format openalex --id-map absent      | --id-map: absent is not a folder",
                "--format crossref --management-port -1 | --management-port: not from 0 to 65535",
                "--once                                 | Missing required option: '--format=FORMAT'"
            })
    void aCommandLineThatMakesNoSenseIsRefused(String arguments, String message) {
        assertThat(run(Map.of(), arguments)).isEqualTo(2);

        assertThat(err.toString().lines().filter(line -> !line.contains("no --mailto")))
                .first()
                .asString()
                .startsWith(message);
    }

    @Test
    void variablesAreChecked() {
        assertThat(run(Map.of("HUBS_FOLLOW_PORT", "nine"), "--format datacite")).isEqualTo(2);
        assertThat(err.toString()).startsWith("HUBS_FOLLOW_PORT: 'nine' is not a port");
    }

    @Test
    void helpTellsWhatTheCommandDoes() {
        assertThat(run(Map.of(), "--help")).isZero();

        assertThat(out.toString())
                .contains("crossref", "datacite", "inspire", "openalex", "retraction-watch")
                .contains("--since=DAY", "--every=TIME", "(default: 15m)", "--once", "--mailto=ADDRESS", "--id-map=DIR")
                .contains("HUBS_FOLLOW_KEY", "HUBS_FOLLOW_PORT", "KAFKA_BOOTSTRAP_SERVERS", "Exit codes:");
    }

    @Test
    void missingBrokersAreReportedInOneLine() throws IOException {
        assertThat(run(Map.of("HUBS_FOLLOW_KEY", "k-1"), "--format inspire --management-port 0"))
                .isEqualTo(1);

        assertThat(err.toString().lines())
                .hasSize(2)
                .anyMatch(line -> line.endsWith(" HUBS_FOLLOW_KEY is not used: inspire has no keys"))
                .anyMatch(line -> line.contains(" cannot follow inspire: no answer from Kafka at localhost:"));
    }

    @Test
    void crossrefWantsToKnowWhoAsks() throws IOException {
        assertThat(run(Map.of(), "--format crossref --once")).isEqualTo(1);

        assertThat(err.toString()).contains(" no --mailto: Crossref serves requests without an address slowly");
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(used.getLocalPort());

            assertThat(run(Map.of("HUBS_FOLLOW_PORT", port), "--format inspire"))
                    .isEqualTo(1);

            assertThat(err.toString())
                    .contains("cannot follow inspire: cannot open port " + port)
                    .contains("choose another one with HUBS_FOLLOW_PORT");
        }
    }

    @Test
    void aFolderIsNeededForTheMap(@TempDir Path folder) {
        assertThat(run(Map.of(), "--format openalex --once --id-map " + folder)).isEqualTo(1);
        assertThat(err.toString()).contains("cannot follow openalex: no answer from Kafka");
    }

    private int run(Map<String, String> environment, String arguments) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HUBS_EMBEDDED_PORT", freePort());
        return new CommandLine(new FollowCommand(
                        all, feed -> StubWorks::new, folder -> IdMap.NONE, Clock.systemUTC(), new StopSignal()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.split(" "));
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
