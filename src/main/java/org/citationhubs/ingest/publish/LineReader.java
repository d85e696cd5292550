package org.citationhubs.ingest.publish;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a stream line by line in bounded memory, whatever is sent. A line ends with LF or CRLF; the last one may have
 * no end.
 */
public final class LineReader implements Closeable {

    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final int maxBytes;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int limit;
    private byte[] line = new byte[1 << 10];
    private int length;
    private boolean tooLong;
    private long number;

    /**
     * Creates a reader.
     *
     * @param maxBytes maximum length of a line; the content of longer lines is not kept
     */
    public LineReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Moves to the next line; returns false at the end of the stream. */
    public boolean next() throws IOException {
        length = 0;
        tooLong = false;
        boolean found = false;
        while (position < limit || fill()) {
            found = true;
            int end = endOfLine();
            append(end);
            boolean ended = end < limit;
            position = ended ? end + 1 : end;
            if (ended) {
                break;
            }
        }
        if (found) {
            number++;
            if (length > 0 && line[length - 1] == '\r') {
                length--;
            }
            tooLong |= length > maxBytes;
        }
        return found;
    }

    /** Returns whether the next line, or a part of it, can be read without blocking. */
    public boolean ready() throws IOException {
        return endOfLine() < limit || in.available() > 0;
    }

    /** Returns a copy of the line without its end; the content of a line that is too long is undefined. */
    public byte[] line() {
        return Arrays.copyOf(line, length);
    }

    /** Returns whether the line is longer than the maximum. */
    public boolean tooLong() {
        return tooLong;
    }

    /** Returns the number of the line, from 1. */
    public long number() {
        return number;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(chunk));
        return limit > 0;
    }

    private int endOfLine() {
        int end = position;
        while (end < limit && chunk[end] != '\n') {
            end++;
        }
        return end;
    }

    private void append(int end) {
        int more = end - position;
        // One byte above the limit is kept, because it may be the CR of the line end.
        if (tooLong || length + more > maxBytes + 1) {
            tooLong = true;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, line.length * 2));
        }
        System.arraycopy(chunk, position, line, length, more);
        length += more;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
