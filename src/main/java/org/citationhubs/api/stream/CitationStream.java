package org.citationhubs.api.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.ingest.publish.EventIngestion;
import org.citationhubs.ingest.publish.LineReader;

/**
 * Publishes a stream of events and writes the stream of their results, in the same order.
 *
 * <p>Memory is bounded by the window of events in flight and the size of an event. Nothing is read while the window is
 * full or while the client does not read the results: slow brokers and slow clients both slow the stream down.
 */
public final class CitationStream {

    private static final int WINDOW = 1_000;

    private final EventIngestion ingestion;
    private final LineReader lines;
    private final Deque<PostedEventReply> inFlight = new ArrayDeque<>();

    private boolean failed;

    private CitationStream(EventIngestion ingestion, InputStream in) {
        this.ingestion = ingestion;
        this.lines = new LineReader(in, ingestion.maxBytes());
    }

    /**
     * Publishes the first event. Nothing has been written yet, so that the whole request can still fail.
     *
     * @throws ProblemException if the brokers do not take the first event
     */
    public static CitationStream begin(EventIngestion ingestion, InputStream in) throws IOException {
        CitationStream stream = new CitationStream(ingestion, in);
        while (stream.inFlight.isEmpty() && stream.lines.next()) {
            stream.publishLine();
        }
        for (PostedEventReply first : stream.inFlight) {
            first.await().throwIfNotPublished();
        }
        return stream;
    }

    /** Publishes the rest of the stream, up to the first event that the brokers do not take. */
    public void writeResults(OutputStream out) throws IOException {
        boolean published = true;
        boolean more = true;
        while (published && more) {
            published = writeCompleted(out);
            if (published && !lines.ready()) {
                // The client may wait for these results before it sends more.
                published = writeAll(out);
                out.flush();
            }
            more = published && lines.next();
            if (more) {
                publishLine();
            }
        }
        writeAll(out);
        out.flush();
    }

    /** Publishes the event in the current line, unless the line is blank. */
    private void publishLine() {
        if (lines.tooLong()) {
            inFlight.add(PostedEventReply.tooLarge(lines.number(), ingestion.maxBytes()));
            return;
        }
        byte[] line = lines.line();
        if (!isBlank(line)) {
            inFlight.add(PostedEventReply.to(lines.number(), line, ingestion));
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes the completed results at the head; waits for the head while the window is full.
     *
     * @return false if the brokers did not take an event
     */
    private boolean writeCompleted(OutputStream out) throws IOException {
        boolean published = true;
        while (!inFlight.isEmpty() && (inFlight.getFirst().isDone() || inFlight.size() >= WINDOW) && published) {
            published = write(out);
        }
        return published;
    }

    private boolean writeAll(OutputStream out) throws IOException {
        boolean published = true;
        while (!inFlight.isEmpty()) {
            published &= write(out);
        }
        return published;
    }

    private boolean write(OutputStream out) throws IOException {
        PostedEventResult result = inFlight.removeFirst().await();
        out.write(result.line());
        out.write('\n');
        if (result.isNotPublished() && !failed) {
            failed = true;
            result.logNotPublished();
        }
        return !failed;
    }
}
