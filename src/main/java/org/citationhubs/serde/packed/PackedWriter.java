package org.citationhubs.serde.packed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes values in few bytes: numbers of variable length, texts after their length, and sorted keys without the prefix
 * that they share with the key before. One instance can be used again after {@link #reset}. Not thread-safe.
 */
public final class PackedWriter {

    private byte[] buffer;
    private int size;
    private boolean extended;

    /** Creates a writer whose buffer grows as needed. */
    public PackedWriter() {
        buffer = new byte[256];
    }

    /** Discards the bytes and keeps the buffer. */
    public PackedWriter reset() {
        size = 0;
        extended = false;
        return this;
    }

    /** Returns a copy of the bytes written since the beginning. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    /** Returns how many bytes were written since the beginning. */
    public int size() {
        return size;
    }

    /** Notes that the value has a field that releases without sized fields cannot read, see {@link PackedWorks}. */
    void markExtended() {
        extended = true;
    }

    /**
     * Replaces the version byte at a position if the value written since the beginning has such a field. A value
     * without one keeps the older version: it is the same bytes, and an instance of the release before can still read
     * it.
     */
    public PackedWriter raiseVersion(int position, int extendedVersion) {
        if (extended) {
            buffer[position] = (byte) extendedVersion;
        }
        return this;
    }

    /** Writes one byte. */
    public PackedWriter writeByte(int value) {
        reserve(1);
        buffer[size++] = (byte) value;
        return this;
    }

    /** Writes an int in four bytes, the most significant first, so that the bytes sort as the numbers do. */
    public PackedWriter writeInt(int value) {
        reserve(4);
        buffer[size++] = (byte) (value >>> 24);
        buffer[size++] = (byte) (value >>> 16);
        buffer[size++] = (byte) (value >>> 8);
        buffer[size++] = (byte) value;
        return this;
    }

    /** Writes a non-negative number, seven bits a byte. */
    public PackedWriter writeCount(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a count is never negative: " + value);
        }
        return writeUnsigned(value);
    }

    /** Writes a number of either sign, small magnitudes in few bytes. */
    public PackedWriter writeSigned(long value) {
        return writeUnsigned((value << 1) ^ (value >> 63));
    }

    private PackedWriter writeUnsigned(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
        return this;
    }

    /** Writes a point in time to the nanosecond. */
    public PackedWriter writeInstant(Instant instant) {
        return writeSigned(instant.getEpochSecond()).writeCount(instant.getNano());
    }

    /** Writes a text after its length. */
    public PackedWriter writeText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return writeCount(bytes.length).writeRaw(bytes, 0, bytes.length);
    }

    /** Writes a text or null. */
    public PackedWriter writeOptionalText(@Nullable String text) {
        if (text == null) {
            return writeCount(0);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return writeCount(bytes.length + 1L).writeRaw(bytes, 0, bytes.length);
    }

    /** Writes bytes after their length. */
    PackedWriter writeBytes(byte[] bytes) {
        return writeCount(bytes.length).writeRaw(bytes, 0, bytes.length);
    }

    /** Writes bytes or null. */
    public PackedWriter writeOptionalBytes(byte @Nullable [] bytes) {
        return bytes == null ? writeCount(0) : writeCount(bytes.length + 1L).writeRaw(bytes, 0, bytes.length);
    }

    /**
     * Writes a key of a sorted list without the prefix that it shares with the key {@code before}; the first key
     * follows the empty key.
     */
    PackedWriter writeKey(byte[] key, byte[] before) {
        int mismatch = Arrays.mismatch(key, before);
        int shared = mismatch < 0 ? key.length : mismatch;
        return writeCount(shared).writeCount(key.length - shared).writeRaw(key, shared, key.length - shared);
    }

    private PackedWriter writeRaw(byte[] bytes, int from, int length) {
        reserve(length);
        System.arraycopy(bytes, from, buffer, size, length);
        size += length;
        return this;
    }

    private void reserve(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
