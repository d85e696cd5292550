package org.citationhubs.ingest.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.jspecify.annotations.Nullable;

/** Takes events in place of Kafka: writes them to a file, one a line, or to nowhere. Thread-safe. */
final class OutputFile implements EventPublisher {

    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final OutputStream out;
    private long events;

    private OutputFile(OutputStream out) {
        this.out = out;
    }

    /** Opens a file; null is nowhere, {@code -} is standard output. */
    static OutputFile open(@Nullable Path file) throws IOException {
        if (file == null) {
            return new OutputFile(OutputStream.nullOutputStream());
        }
        return new OutputFile(new BufferedOutputStream(
                file.equals(STANDARD_OUTPUT) ? System.out : Files.newOutputStream(file), 1 << 16));
    }

    @Override
    public synchronized CompletableFuture<PublishedOffset> publish(String topic, String key, byte[] event) {
        try {
            out.write(event);
            out.write('\n');
            return CompletableFuture.completedFuture(new PublishedOffset(0, events++));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(
                    new PublishException(false, "cannot write " + key + ": " + e.getMessage(), e));
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.flush();
            out.close();
        } catch (IOException e) {
            throw new PublishException(false, "cannot write the events: " + e.getMessage(), e);
        }
    }
}
