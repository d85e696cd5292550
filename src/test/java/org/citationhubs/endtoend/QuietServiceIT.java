package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.citationhubs.endtoend.ServiceProcess.CommandResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requires that the packaged program logs no warning and no error while nothing is wrong. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class QuietServiceIT {

    private static final Pattern LINE = Pattern.compile("\\S+ \\S+ (INFO|WARN|ERROR|FATAL) +\\[.*");

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void theDemoLogsNoWarning() throws Exception {
        // given a demo on a fresh folder
        try (ServiceProcess service = service()) {
            service.start("demo");
            // when the sample is counted and the demo stops
            await().atMost(TIMEOUT).until(() -> service.log().contains("Stop with Ctrl-C"));
            service.stop();
            // then nothing is logged that is none
            assertQuiet(service.log());
        }
    }

    @Test
    void anImportAndARestartLogNoWarning() throws Exception {
        // given a service on a fresh folder, and some thousand citations
        Path edges = edges(CitationGraph.generated(7, 400, 300, 20));
        try (ServiceProcess service = service()) {
            service.start();
            // when they are imported, and the service is started again on the same folder
            service.command("import", "--format", "edges", edges.toString());
            service.awaitCaughtUp();
            service.stop();
            service.start();
            service.awaitCaughtUp();
            service.stop();
            // then nothing is logged that is none
            assertQuiet(service.log());
        }
    }

    @Test
    void aPortInUseIsNamedInOneLine() throws Exception {
        assertPortInUseIsNamed("HUBS_EMBEDDED_PORT");
        assertPortInUseIsNamed("QUARKUS_HTTP_PORT");
        assertPortInUseIsNamed("QUARKUS_MANAGEMENT_PORT");
    }

    private void assertPortInUseIsNamed(String variable) throws Exception {
        Path own = Files.createDirectories(folder.resolve(variable));
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServiceProcess service = new ServiceProcess(own)) {
            service.set(variable, Integer.toString(other.getLocalPort()));
            CommandResult result = service.run("demo");
            assertThat(result.printed()).isEqualTo("port %d is in use; set %s%n", other.getLocalPort(), variable);
            assertThat(result.exitCode()).isEqualTo(1);
        }
    }

    // Kafka Streams rightly warns of state in the folder for temporary files, in which this test has its folder.
    private ServiceProcess service() throws IOException {
        ServiceProcess service = new ServiceProcess(folder);
        service.set("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
        return service;
    }

    private Path edges(CitationGraph graph) throws IOException {
        Path edges = folder.resolve("edges.tsv");
        try (Writer out = Files.newBufferedWriter(edges)) {
            out.write("citing\tcited\n");
            for (String citing : graph.lists().keySet()) {
                for (String cited : graph.lists().get(citing)) {
                    out.write(citing + '\t' + cited + '\n');
                }
            }
        }
        return edges;
    }

    private static void assertQuiet(String log) {
        List<String> lines =
                log.lines().filter(line -> LINE.matcher(line).matches()).toList();
        // The form of the lines is known, or this test would find nothing.
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("embedded broker stopped"));
        assertThat(lines).allSatisfy(line -> assertThat(line).contains(" INFO "));
    }
}
