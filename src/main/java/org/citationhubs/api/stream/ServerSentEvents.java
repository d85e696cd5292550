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
 * Server-sent events on one connection.
 *
 * <p>Never waits for the client. Bytes that the client has not read yet are counted; if they are too many, the stream
 * ends with the reason as its last event. The client may reconnect with the id of the last event that it received.
 */
final class ServerSentEvents implements FeedListener {

    /** A client that is this many bytes behind has stopped reading, or reads slower than hubs change. */
    static final int MAX_PENDING_BYTES = 256 << 10;

    private final HttpServerResponse response;
    private final AtomicLong pending = new AtomicLong();
    private final Runnable onDrop;
    private Runnable onGone = () -> {};
    private @Nullable List<PublishedRecord> buffered = new ArrayList<>();
    private FeedPosition position;
    private boolean ended;

    /**
     * Buffers records until the stream is opened.
     *
     * @param onDrop called when the stream is ended, on a thread that must not block
     */
    ServerSentEvents(HttpServerResponse response, FeedPosition position, Runnable onDrop) {
        this.response = response;
        this.position = position;
        this.onDrop = onDrop;
    }

    /** Sets the action for the event {@code gone}; it runs on a thread that must not block. */
    synchronized void whenGone(Runnable action) {
        onGone = action;
    }

    /**
     * Opens the stream.
     *
     * @param from position before the first event
     * @param first an event before all others; null for none
     * @param missed records before the buffered ones
     */
    synchronized void open(FeedPosition from, @Nullable String first, List<PublishedRecord> missed) {
        position = from;
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                // Keeps proxies from buffering events.
                .putHeader("Content-Encoding", "identity")
                .putHeader("X-Accel-Buffering", "no");
        write("retry: 2000\n\n");
        if (first != null) {
            write(first + "\nid: " + position + "\n\n");
        }
        missed.forEach(this::writeEvent);
        List<PublishedRecord> received = buffered == null ? List.of() : buffered;
        buffered = null;
        received.forEach(this::writeEvent);
    }

    @Override
    public synchronized void onRecord(PublishedRecord record) {
        if (ended) {
            return;
        }
        if (buffered != null) {
            buffered.add(record);
            return;
        }
        if (pending.get() > MAX_PENDING_BYTES) {
            drop("read too slowly: " + pending.get() + " bytes were not read; reconnect with Last-Event-ID");
            return;
        }
        writeEvent(record);
    }

    private void writeEvent(PublishedRecord record) {
        position = position.after(record);
        write(text(record) + "\nid: " + position + "\n\n");
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

    /** Returns an event without its end; data must be on one line. */
    static String event(String name, String json) {
        return "event: " + name + "\ndata: " + json.replace("\n", " ").replace("\r", " ");
    }

    /** Sends a comment, so that neither side and no proxy closes the connection for being idle. */
    synchronized void sendHeartbeat() {
        if (!ended && buffered == null) {
            write(": alive\n\n");
        }
    }

    /** Ends the stream with the reason as the last event. */
    synchronized void drop(String reason) {
        end(event("dropped", "{\"reason\":\"" + reason + "\"}"));
    }

    /** Ends the stream with a last event. */
    synchronized void end(String event) {
        if (ended) {
            return;
        }
        ended = true;
        if (buffered == null) {
            write(event + "\n\n");
            response.end();
        }
        onDrop.run();
    }

    /** Returns whether the client has not read all that was written. */
    boolean hasUnreadBytes() {
        return pending.get() > 0;
    }

    /** Marks the connection as closed; nothing more is written. */
    synchronized void closed() {
        ended = true;
    }

    private void write(String text) {
        Buffer bytes = Buffer.buffer(text);
        pending.addAndGet(bytes.length());
        response.write(bytes).onComplete(written -> pending.addAndGet(-bytes.length()));
    }
}
