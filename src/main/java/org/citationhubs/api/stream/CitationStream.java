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
 * A stream of events and the stream of answers to it, in the same order.
 *
 * <p>Memory is bounded by the window of events under way and the largest event. Nothing is read while the window is full, nor while
 * the caller does not read the answers, so both the brokers and the caller slow the stream down to what they take.
 */
public final class CitationStream {

    private static final int WINDOW = 1_000;

    private final EventIngestion publisher;
    private final LineReader lines;
    private final Deque<PostedEventReply> underWay = new ArrayDeque<>();

    private boolean failed;

    private CitationStream(EventIngestion publisher, InputStream in) {
        this.publisher = publisher;
        this.lines = new LineReader(in, publisher.maxBytes());
    }

    /**
     * Begins with the first event: while there is no answer yet, it can still be said of the whole that it cannot be published now.
     *
     * @throws ProblemException if so
     */
    public static CitationStream begin(EventIngestion publisher, InputStream in) throws IOException {
        CitationStream stream = new CitationStream(publisher, in);
        while (stream.underWay.isEmpty() && stream.lines.next()) {
            stream.take();
        }
        for (PostedEventReply first : stream.underWay) {
            first.await().throwIfNotPublished();
        }
        return stream;
    }

    /** Goes on to the end of the stream, or to the first event that the brokers do not take. */
    public void answer(OutputStream out) throws IOException {
        boolean going = true;
        while (going) {
            going = writeKnown(out);
            if (going && !lines.ready()) {
                // The caller may wait for these answers before sending more.
                going = writeAll(out);
                out.flush();
            }
            if (going && lines.next()) {
                take();
            } else {
                going = false;
            }
        }
        writeAll(out);
        out.flush();
    }

    /** Sends the event in the current line; a blank line is none. */
    private void take() {
        if (lines.tooLong()) {
            underWay.add(PostedEventReply.tooLarge(lines.number(), publisher.maxBytes()));
            return;
        }
        byte[] line = lines.line();
        if (!isBlank(line)) {
            underWay.add(PostedEventReply.to(lines.number(), line, publisher));
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

    /** Writes the answers at the head that are known, waits for the head while the window is full; false if the brokers do not answer. */
    private boolean writeKnown(OutputStream out) throws IOException {
        boolean published = true;
        while (!underWay.isEmpty() && (underWay.getFirst().isKnown() || underWay.size() >= WINDOW) && published) {
            published = write(out);
        }
        return published;
    }

    private boolean writeAll(OutputStream out) throws IOException {
        boolean published = true;
        while (!underWay.isEmpty()) {
            published &= write(out);
        }
        return published;
    }

    private boolean write(OutputStream out) throws IOException {
        PostedEventResult answer = underWay.removeFirst().await();
        out.write(answer.line());
        out.write('\n');
        if (answer.isNotPublished() && !failed) {
            failed = true;
            answer.logNotPublished();
        }
        return !failed;
    }
}
