package org.citationhubs.api.stream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.citationhubs.api.body.BufferedBodies.BufferedBody;
import org.citationhubs.api.body.SenderWatch;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.Problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The body of a stream request, within the limits of its sender and of memory. Confined to the event loop. */
final class StreamInput {

    private final ReadStream<Buffer> bytes;
    private final BufferedBody held;
    private @Nullable SenderWatch watch;

    StreamInput(ReadStream<Buffer> bytes, BufferedBody held) {
        this.bytes = bytes;
        this.held = held;
    }

    /** Sets the watch that notices a slow sender. */
    void watchWith(SenderWatch started) {
        watch = started;
    }

    /** Returns the bytes. */
    ReadStream<Buffer> bytes() {
        return bytes;
    }

    /**
     * Counts received bytes.
     *
     * @param now bytes of the stream that are in memory
     * @return a problem if there is no memory for them; null if there is
     */
    @Nullable
    Problem received(int count, int now) {
        if (watch != null) {
            watch.received(count);
        }
        return held.hold(now)
                ? null
                : Problem.of(ProblemType.NOT_AVAILABLE, "Too many bodies are being received; try again later.", null);
    }

    /** Stops reading until {@link #resume}. */
    void pause() {
        bytes.pause();
        if (watch != null) {
            watch.setReading(false);
        }
    }

    /** Reads on. */
    void resume() {
        bytes.resume();
        if (watch != null) {
            watch.setReading(true);
        }
    }

    /** Reads no more. */
    void stop() {
        held.release();
        if (watch != null) {
            watch.stop();
        }
    }
}
