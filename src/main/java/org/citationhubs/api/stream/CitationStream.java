package org.citationhubs.api.stream;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.api.stream.PostedLines.PostedLine;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.ingest.publish.EventIngestion;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a stream of events and writes the stream of their results, in the same order.
 *
 * <p>Confined to an event loop: no thread waits for the client or for the brokers. A worker thread is used while lines
 * that have arrived are checked and sent. Memory is bounded by the window of events in flight and the size of an event.
 * Nothing is read while the window is full or while the client does not read the results: slow brokers and slow clients
 * both slow the stream down.
 */
public final class CitationStream {

    /** Events in flight from which nothing is read. The lines of one buffer of the connection may exceed it. */
    static final int WINDOW = 1_000;

    private final Context context;
    private final EventIngestion ingestion;
    private final StreamInput input;
    private final PostedLines lines;
    private final Deque<CompletableFuture<PostedEventResult>> inFlight = new ArrayDeque<>();
    private final CompletableFuture<CitationStream> begun = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> finished = new CompletableFuture<>();
    private @Nullable WriteStream<Buffer> out;
    private boolean awaiting;
    // Calls that publish lines and have not returned. A buffer can arrive while the lines of the one before are sent.
    private int publishing;
    private boolean inputEnded;

    /**
     * Creates a stream that has not read anything.
     *
     * @param context event loop of the request
     */
    CitationStream(Context context, EventIngestion ingestion, StreamInput input) {
        this.context = context;
        this.ingestion = ingestion;
        this.input = input;
        this.lines = new PostedLines(ingestion.maxBytes());
    }

    /**
     * Starts to read and publish. To be called on the event loop.
     *
     * @return this stream, once the first event is published or there is none; fails with a {@link ProblemException} if
     *     the brokers do not take the first event, so that the whole request can still fail
     */
    CompletionStage<CitationStream> begin() {
        ReadStream<Buffer> bytes = input.bytes();
        bytes.exceptionHandler(failure -> disconnected());
        bytes.handler(this::received);
        bytes.endHandler(end -> ended());
        bytes.resume();
        return begun;
    }

    /**
     * Writes the results, up to the first event that the brokers do not take.
     *
     * @return completes when the last result is written, or when the client has disconnected
     */
    CompletionStage<@Nullable Void> writeTo(WriteStream<Buffer> results) {
        context.runOnContext(here -> {
            out = results;
            results.drainHandler(drained -> proceed());
            proceed();
        });
        return finished;
    }

    /** Ends the stream because the client has disconnected. To be called on the event loop. */
    void disconnected() {
        end(new ProblemException(Problem.ProblemType.INVALID_REQUEST, "The client has disconnected.", null));
    }

    /**
     * Ends the stream with a problem, after the results of the events that were sent before. To be called on the event
     * loop.
     */
    void refuse(Problem problem) {
        if (inputEnded) {
            return;
        }
        endInput();
        if (begun.isDone() || publishing > 0 || !inFlight.isEmpty()) {
            inFlight.add(CompletableFuture.completedFuture(
                    new PostedEventResult(lines.number(), null, new Repairs(), problem, null)));
            proceed();
        } else {
            end(new ProblemException(problem));
        }
    }

    private void received(Buffer buffer) {
        if (inputEnded) {
            return;
        }
        List<PostedLine> next = lines.next(buffer.getBytes());
        Problem refusal = input.received(buffer.length(), lines.held());
        if (refusal != null) {
            refuse(refusal);
        } else if (!next.isEmpty()) {
            publish(next);
        }
    }

    private void ended() {
        if (inputEnded) {
            return;
        }
        endInput();
        List<PostedLine> last = lines.end();
        if (last.isEmpty()) {
            proceed();
        } else {
            publish(last);
        }
    }

    private void endInput() {
        inputEnded = true;
        input.stop();
    }

    private void publish(List<PostedLine> next) {
        publishing++;
        input.pause();
        // In the order of the calls: the lines of one request are published one after the other.
        var unused = context.executeBlocking(() -> publishAll(next), true).onComplete(sent -> {
            publishing--;
            if (sent.succeeded()) {
                inFlight.addAll(sent.result());
                proceed();
            } else {
                end(sent.cause());
            }
        });
    }

    /** Publishes lines up to the first one that the brokers do not take: each further one would wait for them too. */
    private List<CompletableFuture<PostedEventResult>> publishAll(List<PostedLine> next) {
        List<CompletableFuture<PostedEventResult>> results = new ArrayList<>(next.size());
        for (PostedLine line : next) {
            byte[] json = line.json();
            CompletableFuture<PostedEventResult> result = json == null
                    ? PostedEventReply.tooLarge(line.number(), ingestion.maxBytes())
                    : PostedEventReply.to(line.number(), json, ingestion);
            results.add(result);
            if (result.isDone() && result.join().isNotPublished()) {
                break;
            }
        }
        return results;
    }

    /** Does what is possible now: answers completed events, then reads on, waits, or finishes. */
    private void proceed() {
        if (finished.isDone()) {
            return;
        }
        CompletableFuture<PostedEventResult> head = inFlight.peekFirst();
        if (head != null && !head.isDone()) {
            proceedAfter(head);
        } else if (out != null) {
            writeCompleted(out);
        } else if (head != null && head.join().isNotPublished()) {
            end(head.join().problemException());
        } else if (head != null || (inputEnded && publishing == 0)) {
            boolean unused = begun.complete(this);
        }
        readOn();
    }

    private void proceedAfter(CompletableFuture<PostedEventResult> head) {
        if (!awaiting) {
            awaiting = true;
            var unused = head.thenRun(() -> context.runOnContext(here -> {
                awaiting = false;
                proceed();
            }));
        }
    }

    private void writeCompleted(WriteStream<Buffer> results) {
        Buffer completed = Buffer.buffer();
        boolean failed = false;
        while (!failed && !inFlight.isEmpty() && inFlight.getFirst().isDone()) {
            PostedEventResult result = inFlight.removeFirst().join();
            completed.appendBytes(result.line()).appendByte((byte) '\n');
            failed = result.isNotPublished();
            if (failed) {
                result.logNotPublished();
            }
        }
        if (completed.length() > 0) {
            var unused = results.write(completed);
        }
        if (failed || (inputEnded && publishing == 0 && inFlight.isEmpty())) {
            endInput();
            boolean unused = finished.complete(null);
        } else if (!inFlight.isEmpty()) {
            proceedAfter(inFlight.getFirst());
        }
    }

    private void readOn() {
        if (finished.isDone()) {
            return;
        }
        boolean full = publishing > 0 || inFlight.size() >= WINDOW || (out != null && out.writeQueueFull());
        if (!full) {
            input.resume();
        }
    }

    private void end(Throwable cause) {
        endInput();
        inFlight.clear();
        boolean unused = begun.completeExceptionally(cause);
        boolean unusedToo = finished.complete(null);
    }
}
