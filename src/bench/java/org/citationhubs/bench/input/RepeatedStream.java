package org.citationhubs.bench.input;

import java.io.InputStream;

/** The same bytes again and again, as one stream. */
public final class RepeatedStream extends InputStream {

    private final byte[] content;
    private long left;
    private int position;

    /** Creates a stream of {@code times} copies of the content. */
    public RepeatedStream(byte[] content, long times) {
        this.content = content.clone();
        this.left = content.length * times;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (left == 0) {
            return -1;
        }
        int some = (int) Math.min(Math.min(length, content.length - position), left);
        System.arraycopy(content, position, into, offset, some);
        position = (position + some) % content.length;
        left -= some;
        return some;
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public synchronized void mark(int limit) {
        // The stream can only return to its start.
    }

    @Override
    public synchronized void reset() {
        left += position;
        position = 0;
    }
}
