package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads server-sent events. */
final class EventReader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMEOUT_SECONDS = 30;

    private final InputStream body;
    private final BufferedReader lines;
    private final BlockingQueue<String[]> events = new LinkedBlockingQueue<>();

    private EventReader(InputStream body) {
        this.body = body;
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        Thread reading = new Thread(this::read, "event-reader");
        reading.setDaemon(true);
        reading.start();
    }

    /** Subscribes to a stream of an instance. */
    static EventReader of(ServiceProcess instance, String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + instance.address() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        return new EventReader(response.body());
    }

    private void read() {
        try {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    events.add(new String[] {name, line.substring("data: ".length())});
                }
            }
        } catch (IOException e) {
            events.add(new String[] {"closed", "{}"});
        }
    }

    /** Returns the next event, which must have this name. */
    JsonNode next(String name) throws InterruptedException, IOException {
        String[] event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        assertThat(event).as("an event within %d s", TIMEOUT_SECONDS).isNotNull();
        assertThat(event[0]).as("name of %s", event[1]).isEqualTo(name);
        return JSON.readTree(event[1]);
    }

    @Override
    public void close() {
        try {
            // The stream and not the reader, whose lock the reading thread holds.
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
