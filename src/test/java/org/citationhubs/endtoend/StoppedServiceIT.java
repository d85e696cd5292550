package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.citationhubs.ingest.command.DemoReplay;
import org.citationhubs.store.kv.StoreNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops a service, and checks what its clients see. */
class StoppedServiceIT {

    private static final Pattern RESTORED = Pattern.compile("restoring (\\S+) from \\S+: up to (\\d+) records");
    private static final Set<String> IN_MEMORY = Set.of(StoreNames.INTAKE, StoreNames.UNPUBLISHED, StoreNames.PROGRESS);

    private static final String HUB = "/api/v1/hubs/" + DemoReplay.HUB;

    /** Grace period of the deployments. */
    private static final Duration GRACE = Duration.ofSeconds(45);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void stopsReadinessFirstThenStreamsAndHttpLast() throws Exception {
        // given a service with a sample
        try (ServiceProcess service = new ServiceProcess(folder)) {
            service.set("HUBS_STOP_DELAY", "3s");
            service.start();
            String printed = service.command("sample");
            assertThat(printed).contains("published");
            service.awaitCaughtUp();
            // when it is stopped
            long stopped = System.nanoTime();
            Process process = service.terminate();
            // then it reports "not ready" but still answers
            await("readiness to go off")
                    .atMost(Duration.ofSeconds(3))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> service.readiness() == 503);
            assertThat(service.status(HUB)).hasValue(200);
            assertThat(service.log()).doesNotContain("PENDING_SHUTDOWN");
            // and after the streams are closed, it still answers with 503 instead of refusing connections
            boolean answeredAfterwards = false;
            while (process.isAlive()) {
                boolean closed = service.log().contains("streams state=NOT_RUNNING");
                OptionalInt status = service.status(HUB);
                if (closed && status.isPresent()) {
                    assertThat(status).hasValue(503);
                    answeredAfterwards = true;
                }
            }
            assertThat(answeredAfterwards)
                    .as("answered after the streams were closed")
                    .isTrue();
            // and it ends cleanly within the grace period
            assertThat(process.waitFor(1, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(GRACE);
            assertThat(service.log()).doesNotContain("did not close");

            // and a clean stop leaves nothing to restore
            service.start();
            assertThat(service.log()).containsPattern(RESTORED);
            assertThat(restoredFromDisk(service.log())).allMatch(records -> records <= 1);
            service.awaitCaughtUp();
            assertThat(service.get(HUB).path("citingWorks").asInt()).isEqualTo(50);
        }
    }

    /** Returns the number of records that each store on disk restores; the marker of the last transaction is one. */
    private static List<Integer> restoredFromDisk(String log) {
        return RESTORED.matcher(log)
                .results()
                .filter(restored -> !IN_MEMORY.contains(restored.group(1)))
                .map(restored -> Integer.valueOf(restored.group(2)))
                .toList();
    }
}
