package org.citationhubs.api.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits the bytes of a stream into lines as they arrive, in bounded memory, whatever is sent. A line ends with LF or
 * CRLF; the last one may have no end. Blank lines are left out, but counted.
 */
final class PostedLines {

    /** Memory that is kept for the next line. */
    private static final int KEPT_BYTES = 1 << 14;

    private final int maxBytes;
    private byte[] begun = new byte[0];
    private int length;
    private boolean tooLong;
    private long number = 1;

    /**
     * Creates a splitter.
     *
     * @param maxBytes maximum length of a line; the content of longer lines is not kept
     */
    PostedLines(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Returns the lines that end in the next bytes. */
    List<PostedLine> next(byte[] bytes) {
        List<PostedLine> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                append(bytes, from, at);
                finish(lines);
                from = at + 1;
            }
        }
        append(bytes, from, bytes.length);
        return lines;
    }

    /** Returns the last line if it has no end. */
    List<PostedLine> end() {
        List<PostedLine> lines = new ArrayList<>();
        if (length > 0 || tooLong) {
            finish(lines);
        }
        return lines;
    }

    /** Returns the number of bytes in memory. */
    int held() {
        return begun.length;
    }

    /** Returns the number of the line that has not ended yet, from 1. */
    long number() {
        return number;
    }

    private void append(byte[] bytes, int from, int to) {
        int more = to - from;
        // One byte above the limit is kept, because it may be the CR of the line end.
        if (tooLong || length + more > maxBytes + 1) {
            tooLong = true;
            length = 0;
            begun = new byte[0];
            return;
        }
        if (length + more > begun.length) {
            begun = Arrays.copyOf(begun, Math.min(maxBytes + 1, Math.max(length + more, begun.length * 2)));
        }
        System.arraycopy(bytes, from, begun, length, more);
        length += more;
    }

    private void finish(List<PostedLine> lines) {
        if (length > 0 && begun[length - 1] == '\r') {
            length--;
        }
        if (tooLong || length > maxBytes) {
            lines.add(new PostedLine(number, null));
        } else if (!isBlank()) {
            lines.add(new PostedLine(number, Arrays.copyOf(begun, length)));
        }
        number++;
        length = 0;
        tooLong = false;
        if (begun.length > KEPT_BYTES) {
            begun = new byte[0];
        }
    }

    private boolean isBlank() {
        for (int at = 0; at < length; at++) {
            if (begun[at] != ' ' && begun[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    /**
     * A line that is not blank.
     *
     * @param number of the line, from 1
     * @param json content without the line end; null if it is too long
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on unchanged, never compared
    record PostedLine(long number, byte @Nullable [] json) {}
}
