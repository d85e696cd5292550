package org.citationhubs.api.stream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.citationhubs.query.feed.FeedListener;
import org.citationhubs.query.feed.FeedPosition;
import org.citationhubs.query.feed.PublishedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events on one connection. Never waits for the reader: what he has not taken yet is counted, and when it becomes too much he is
 * dropped, with the reason as the last event; with its id he may come back and go on.
 */
final class ServerSentEvents implements FeedListener {

    /** A reader who is that far behind has stopped reading, or reads slower than hubs change. */
    static final int MOST_PENDING = 256 << 10;

    private final HttpServerResponse response;
    private final AtomicLong pending = new AtomicLong();
    private final Runnable onDrop;
    private Runnable onGone = () -> {};
    private @Nullable List<PublishedRecord> held = new ArrayList<>();
    private FeedPosition place;
    private boolean ended;

    /**
     * Holds what it is told until it is opened.
     *
     * @param onDrop is run when the reader is dropped, on a thread that must not wait
     */
    ServerSentEvents(HttpServerResponse response, FeedPosition place, Runnable onDrop) {
        this.response = response;
        this.place = place;
        this.onDrop = onDrop;
    }

    /** Runs something, on a thread that must not wait, whenever it is told that the hub is gone. */
    synchronized void whenGone(Runnable action) {
        onGone = action;
    }

    /**
     * Opens the stream.
     *
     * @param from where the events begin
     * @param first an event before all others, null for none
     * @param missed what comes next, and then what was held
     */
    synchronized void open(FeedPosition from, @Nullable String first, List<PublishedRecord> missed) {
        place = from;
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                // Events wait in no buffer on the way.
                .putHeader("Content-Encoding", "identity")
                .putHeader("X-Accel-Buffering", "no");
        write("retry: 2000\n\n");
        if (first != null) {
            write(first + "\nid: " + place + "\n\n");
        }
        missed.forEach(this::writeEvent);
        List<PublishedRecord> meanwhile = held == null ? List.of() : held;
        held = null;
        meanwhile.forEach(this::writeEvent);
    }

    @Override
    public synchronized void tell(PublishedRecord record) {
        if (ended) {
            return;
        }
        if (held != null) {
            held.add(record);
            return;
        }
        if (pending.get() > MOST_PENDING) {
            drop("read too slowly: " + pending.get() + " bytes were waiting; come back with Last-Event-ID");
            return;
        }
        writeEvent(record);
    }

    private void writeEvent(PublishedRecord record) {
        place = place.after(record);
        write(text(record) + "\nid: " + place + "\n\n");
        if (record.json() == null) {
            onGone.run();
        }
    }

    private static String text(PublishedRecord record) {
        String json = record.json();
        if (json == null) {
            return event("gone", "{\"id\":\"" + record.hub() + "\"}");
        }
        return switch (record.channel()) {
            case SUMMARIES -> event("summary", json);
            case CHANGES -> event("change", json);
        };
    }

    /** An event without its end; the data of one must be on one line. */
    static String event(String name, String json) {
        return "event: " + name + "\ndata: " + json.replace("\n", " ").replace("\r", " ");
    }

    /** Says that the connection lives, to both ends of it. */
    synchronized void beat() {
        if (!ended && held == null) {
            write(": alive\n\n");
        }
    }

    /** Ends the stream, and says why. */
    synchronized void drop(String reason) {
        end(event("dropped", "{\"reason\":\"" + reason + "\"}"));
    }

    /** Ends the stream with a last event. */
    synchronized void end(String event) {
        if (ended) {
            return;
        }
        ended = true;
        if (held == null) {
            write(event + "\n\n");
            response.end();
        }
        onDrop.run();
    }

    /** Whether something that was written has not been taken yet. */
    boolean isBehind() {
        return pending.get() > 0;
    }

    /** The connection is closed: nothing more is written. */
    synchronized void closed() {
        ended = true;
    }

    private void write(String text) {
        Buffer bytes = Buffer.buffer(text);
        pending.addAndGet(bytes.length());
        response.write(bytes).onComplete(written -> pending.addAndGet(-bytes.length()));
    }
}
