package org.citationhubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every side of {@code src/bench/run compare}, and {@code soak}, once on a small generated graph. Each side checks
 * its own figures, so this fails if a side does not start or counts wrong.
 *
 * <p>The benchmarks are compiled by their Maven profile, whose libraries (Flink brings a RocksDB of its own) must not
 * be on the class path of the other tests.
 */
class BenchmarkSmokeIT {

    private static final List<String> SIDES = List.of("service", "textbook", "flink", "floor", "postgresql");

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void everySideCountsASmallGraph() throws IOException, InterruptedException {
        // given files for the figures and the log
        Path figures = folder.resolve("compare.json");
        Path log = folder.resolve("compare.log");

        // when every side counts a small generated graph
        int exitCode = run(
                log,
                "compare",
                "--sides=" + String.join(",", SIDES),
                "--generate=60",
                "--rounds=1",
                "--warm-up=0",
                "--heap=512m",
                "--out=" + figures);

        // then every side has figures; only PostgreSQL may be skipped
        assertThat(exitCode).as(Files.readString(log)).isZero();
        JsonNode rounds = new ObjectMapper().readTree(figures.toFile()).path("rounds");
        for (String side : SIDES) {
            JsonNode round = rounds.path(side).path(0);
            boolean skipped = round.has("skipped");
            if (skipped) {
                System.out.printf(
                        "benchmark side %s skipped: %s%n",
                        side, round.get("skipped").asText());
            }
            assertThat(skipped ? side.equals("postgresql") : round.has("seconds"))
                    .as("figures of %s: %s", side, round)
                    .isTrue();
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aSoakWithAKillIsExact() throws IOException, InterruptedException {
        Path figures = folder.resolve("soak.json");
        Path log = folder.resolve("soak.log");

        int exitCode =
                run(log, "soak", "--minutes=0.2", "--works=2000", "--heap=256m", "--sample=20", "--out=" + figures);

        assertThat(exitCode).as(Files.readString(log)).isZero();
        JsonNode soak = new ObjectMapper().readTree(figures.toFile());
        assertThat(soak.path("errors").asLong(-1)).isZero();
        assertThat(soak.path("hubs").asInt()).isPositive();
        assertThat(soak.path("damagedRecords").asInt()).isPositive();
    }

    private static int run(Path log, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("src/bench/run"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("BENCH_BUILD", "classes");
        builder.environment().put("BENCH_HEAP", "256m");
        // What is measured is thrown away: the second compiler would take longer than what it saves.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        Process process = builder.start();
        try {
            return process.waitFor();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
