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

/** What somebody who asks sees of a service that is told to stop. */
class StoppedServiceIT {

    private static final Pattern RESTORED = Pattern.compile("restore of (\\S+) from \\S+: up to (\\d+) records");
    private static final Set<String> IN_MEMORY = Set.of(StoreNames.INTAKE, StoreNames.UNPUBLISHED, StoreNames.PROGRESS);

    private static final String HUB = "/api/v1/hubs/" + DemoReplay.HUB;

    /** The grace period of the deployments. */
    private static final Duration GRACE = Duration.ofSeconds(45);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void readinessGoesOffFirstThenTheStreamsCloseAndHttpIsLast() throws Exception {
        // given a service with a sample
        try (ServiceProcess service = new ServiceProcess(folder)) {
            service.set("HUBS_STOP_DELAY", "3s");
            service.start();
            String printed = service.command("sample");
            assertThat(printed).contains("published");
            service.awaitCaughtUp();
            // when it is told to stop
            long told = System.nanoTime();
            Process process = service.terminate();
            // then it says that it is not ready, and still answers
            await("readiness to go off")
                    .atMost(Duration.ofSeconds(3))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> service.status("/q/health/ready").orElse(0) == 503);
            assertThat(service.status(HUB)).hasValue(200);
            assertThat(service.log()).doesNotContain("PENDING_SHUTDOWN");
            // and after its streams have closed somebody is still told so, rather than finding nobody
            boolean toldAfterwards = false;
            while (process.isAlive()) {
                boolean closed = service.log().contains("streams state=NOT_RUNNING");
                OptionalInt status = service.status(HUB);
                if (closed && status.isPresent()) {
                    assertThat(status).hasValue(503);
                    toldAfterwards = true;
                }
            }
            assertThat(toldAfterwards)
                    .as("answered after the streams had closed")
                    .isTrue();
            // and all of it within the grace period, in order
            assertThat(process.waitFor(1, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(GRACE);
            assertThat(service.log()).doesNotContain("did not close");

            // and a stop in order leaves nothing to restore
            service.start();
            assertThat(restoredFromDisk(service.log())).allMatch(records -> records <= 1);
            service.awaitCaughtUp();
            assertThat(service.get(HUB).path("citingWorks").asInt()).isEqualTo(50);
        }
    }

    /** How many records each store on disk had to read again; the marker that ends the last transaction is one. */
    private static List<Integer> restoredFromDisk(String log) {
        return RESTORED.matcher(log)
                .results()
                .filter(restored -> !IN_MEMORY.contains(restored.group(1)))
                .map(restored -> Integer.valueOf(restored.group(2)))
                .toList();
    }
}
