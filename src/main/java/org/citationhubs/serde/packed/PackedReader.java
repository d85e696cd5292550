package org.citationhubs.serde.packed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link PackedWriter} wrote, in the same order. Not thread-safe.
 *
 * <p>Truncated or foreign bytes cause an {@link IndexOutOfBoundsException} or an {@link IllegalStateException}. Both
 * mean a damaged store and never bad input.
 */
public final class PackedReader {

    private final byte[] bytes;
    private int at;
    private byte[] key = new byte[64];
    private int keyLength;

    /** Creates a reader at the first byte. */
    public PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the version that a value begins with.
     *
     * @throws IllegalStateException if this release cannot read that version
     */
    public int readVersion(int oldest, int newest, String what) {
        int version = readByte();
        if (version < oldest || version > newest) {
            throw new IllegalStateException(what + " is of format " + version + ", this release reads format "
                    + (oldest == newest ? oldest : oldest + " to " + newest)
                    + "; see 'change of store format' in src/docs/operations.md");
        }
        return version;
    }

    /** Returns whether bytes are left. */
    public boolean hasMore() {
        return at < bytes.length;
    }

    /** Reads one byte, 0 to 255. */
    public int readByte() {
        return bytes[at++] & 0xFF;
    }

    /** Reads an int of four bytes. */
    public int readInt() {
        return readByte() << 24 | readByte() << 16 | readByte() << 8 | readByte();
    }

    /** Reads a non-negative number that fits an int. */
    public int readCount() {
        return Math.toIntExact(readUnsigned());
    }

    /** Reads a non-negative number. */
    public long readLongCount() {
        return readUnsigned();
    }

    /** Reads a number of either sign. */
    public long readSigned() {
        long raw = readUnsigned();
        return (raw >>> 1) ^ -(raw & 1);
    }

    private long readUnsigned() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    /** Reads a point in time. */
    public Instant readInstant() {
        long second = readSigned();
        return Instant.ofEpochSecond(second, readCount());
    }

    /** Reads a text. */
    public String readText() {
        return readText(readCount());
    }

    /** Reads a text or null. */
    public @Nullable String readOptionalText() {
        int length = readCount();
        return length == 0 ? null : readText(length - 1);
    }

    /** Reads bytes or null. */
    public byte @Nullable [] readOptionalBytes() {
        int length = readCount();
        if (length == 0) {
            return null;
        }
        at += length - 1;
        return Arrays.copyOfRange(bytes, at - length + 1, at);
    }

    /** Reads bytes after their length. */
    byte[] readBytes() {
        int length = readCount();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private String readText(int length) {
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** Reads the next key of a sorted list. */
    String readKey() {
        int shared = readCount();
        int rest = readCount();
        keyLength = shared + rest;
        if (keyLength > key.length) {
            key = Arrays.copyOf(key, Math.max(key.length * 2, keyLength));
        }
        System.arraycopy(bytes, at, key, shared, rest);
        at += rest;
        return new String(key, 0, keyLength, StandardCharsets.UTF_8);
    }

    /** Starts another sorted list of keys. */
    void restartKeys() {
        keyLength = 0;
    }
}
