package org.citationhubs.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import org.citationhubs.bench.cluster.AnswerCheck.CheckResult;
import org.citationhubs.bench.cluster.AnswerCheck.KnownBefore;
import org.citationhubs.bench.load.ArrivalSchedule;
import org.jspecify.annotations.Nullable;

/** Sends requests to random instances at a fixed rate (open loop) and checks each answer. */
final class RequestLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private final List<Instance> instances;
    private final List<String> hubs;
    private final AnswerCheck check;
    private final Timeline timeline = new Timeline();
    private final Phaser open = new Phaser(1);
    private final Thread sending;
    private volatile boolean ended;

    /**
     * Starts to send requests.
     *
     * @param hubs cited works that every instance has counted
     */
    RequestLoad(
            HttpClient http,
            List<Instance> instances,
            List<String> hubs,
            AnswerCheck check,
            double perSecond,
            long seed) {
        this.http = http;
        this.instances = List.copyOf(instances);
        this.hubs = List.copyOf(hubs);
        this.check = check;
        this.sending = new Thread(() -> requestAll(perSecond, new Random(seed)), "requests");
        sending.start();
    }

    Timeline timeline() {
        return timeline;
    }

    private void requestAll(double perSecond, Random random) {
        ArrivalSchedule pace = new ArrivalSchedule(System.nanoTime(), perSecond);
        for (long number = 0; !ended; number++) {
            request(pace.await(number), instances.get(random.nextInt(instances.size())), random);
        }
    }

    private void request(long due, Instance instance, Random random) {
        String hub = hubs.get(random.nextInt(hubs.size()));
        String list =
                switch (random.nextInt(10)) {
                    case 0, 1 -> "/citing-works?limit=20";
                    case 2 -> "/co-cited?limit=20";
                    default -> "";
                };
        boolean wasUp = instance.isUp();
        KnownBefore known = check.knownBefore(hub);
        HttpRequest request = HttpRequest.newBuilder(instance.uri(RandomQueries.hubPath(hub) + list))
                .timeout(PATIENCE)
                .build();
        open.register();
        CompletableFuture<Outcome> unused = http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .handle((answer, failure) -> {
                    boolean up = wasUp && instance.isUp();
                    Outcome outcome = outcome(hub, list, known, up, answer, failure);
                    timeline.add(outcome, System.nanoTime() - due);
                    if (outcome == Outcome.FAILED || outcome == Outcome.NOT_FOUND || outcome == Outcome.NOT_NOW) {
                        timeline.problem(
                                outcome,
                                "%s%s at %s: %s".formatted(hub, list, instance.name(), words(answer, failure)));
                    }
                    return outcome;
                })
                .whenComplete((outcome, bug) -> {
                    if (bug != null) {
                        timeline.problem(Outcome.FAILED, "the benchmark failed: " + bug);
                        timeline.add(Outcome.FAILED, 0);
                    }
                    open.arriveAndDeregister();
                });
    }

    private static String words(@Nullable HttpResponse<byte[]> answer, @Nullable Throwable failure) {
        return answer == null
                ? String.valueOf(failure)
                : answer.statusCode() + " " + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private Outcome outcome(
            String hub,
            String list,
            KnownBefore known,
            boolean up,
            @Nullable HttpResponse<byte[]> answer,
            @Nullable Throwable failure) {
        if (answer == null || failure != null) {
            return up ? Outcome.FAILED : Outcome.REFUSED_AWAY;
        }
        return switch (answer.statusCode()) {
            case 200 -> checkd(hub, list, known, answer.body());
            case 404 -> Outcome.NOT_FOUND;
            case 503 -> up ? Outcome.NOT_NOW : Outcome.NOT_NOW_AWAY;
            default -> Outcome.FAILED;
        };
    }

    private Outcome checkd(String hub, String list, KnownBefore known, byte[] body) {
        JsonNode answer;
        try {
            answer = json.readTree(body);
        } catch (IOException e) {
            timeline.problem(Outcome.WRONG, "no JSON: " + e.getMessage());
            return Outcome.WRONG;
        }
        boolean standby = answer.path("standby").asBoolean();
        if (!list.startsWith("/co-cited")) {
            CheckResult verdict = check.check(hub, answer, known);
            timeline.behind(verdict.behindNanos(), verdict.wentBack());
            if (!verdict.problems().isEmpty()) {
                timeline.problem(
                        Outcome.WRONG,
                        "%s%s: %s, by %s%s at %s"
                                .formatted(
                                        hub,
                                        list,
                                        verdict.problems(),
                                        answer.path("servedBy").asText(),
                                        standby ? " from a copy" : "",
                                        answer.path("asOf")));
                return Outcome.WRONG;
            }
        }
        return standby ? Outcome.COPY : Outcome.OWNER;
    }

    /** Stops sending and waits for all responses. */
    @Override
    public void close() {
        ended = true;
        Termination.await(sending);
        open.arriveAndAwaitAdvance();
    }
}
