package org.citationhubs.ingest.command;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.citationhubs.ingest.dump.FeedProgress;
import org.citationhubs.ingest.format.ImportException;
import org.jspecify.annotations.Nullable;

/** Makes an import wait while the service is too far behind. */
final class BacklogGate {

    /** Events after which the service is asked again. */
    private static final int EVENTS_BETWEEN = 5_000;

    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int BUSY = 503;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build();
    private final HttpRequest request;
    private final long maxBehind;
    private final FeedProgress progress;
    private int passed;

    /**
     * Creates a gate.
     *
     * @param service address of an instance of the service
     * @param apiKey key for the service, null if it asks for none
     * @param maxBehind number of records that the service may be behind
     */
    BacklogGate(URI service, @Nullable String apiKey, long maxBehind, FeedProgress progress) {
        HttpRequest.Builder question =
                HttpRequest.newBuilder(service.resolve("/api/v1/lag")).timeout(REQUEST_TIMEOUT);
        if (apiKey != null && !apiKey.isBlank()) {
            question.header("X-API-Key", apiKey);
        }
        this.request = question.build();
        this.maxBehind = maxBehind;
        this.progress = progress;
    }

    /**
     * Lets an event pass, after the service has caught up if it is too far behind.
     *
     * @throws ImportException if the service does not answer
     */
    synchronized void pass() {
        if (passed++ % EVENTS_BETWEEN != 0) {
            return;
        }
        try {
            for (long behind = recordsBehind(); behind > maxBehind; behind = recordsBehind()) {
                progress.note(
                        behind == Long.MAX_VALUE
                                ? "waiting: the service is busy"
                                : "waiting: the service is " + behind + " records behind");
                Thread.sleep(PAUSE.toMillis());
            }
            progress.note(null);
        } catch (IOException e) {
            throw new ImportException("--max-behind: no answer from " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportException("interrupted", e);
        }
    }

    private long recordsBehind() throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() == BUSY || response.statusCode() == TOO_MANY) {
            return Long.MAX_VALUE;
        }
        if (response.statusCode() != OK) {
            throw new ImportException("--max-behind: " + request.uri() + " answers " + response.statusCode(), null);
        }
        String answer = response.body();
        try {
            JsonNode behind = JSON.readTree(answer).path("recordsBehind");
            if (behind.isIntegralNumber()) {
                return behind.asLong();
            }
        } catch (JacksonException e) {
            throw new ImportException("--max-behind: " + request.uri() + " does not answer with JSON", e);
        }
        throw new ImportException("--max-behind: the answer of " + request.uri() + " has no 'recordsBehind'", null);
    }
}
