package org.citationhubs.store.kv;

import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** Builds keys of fixed-width parts, most significant byte first, so that keys sort as their parts do. */
public final class StoreKeys {

    /** Index of the first byte of the title in {@link #titled}. */
    public static final int TITLE_AT = 4;

    /** Number of bytes after the title in {@link #titled}. */
    public static final int AFTER_TITLE = 5;

    /** Stands where {@link #inOrder} has the number of an order; greater than all of those. */
    private static final int TITLES = 0x100;

    private StoreKeys() {}

    /** Returns the key of a number. */
    public static Bytes of(int number) {
        byte[] key = new byte[4];
        putInt(key, 0, number);
        return Bytes.wrap(key);
    }

    /** Returns the key of a row of a number. */
    public static Bytes of(int number, int row) {
        byte[] key = new byte[8];
        putInt(key, 0, number);
        putInt(key, 4, row);
        return Bytes.wrap(key);
    }

    /** Returns the key of a number in an order, under the value that the order sorts by. */
    public static Bytes inOrder(int order, int value, int number) {
        byte[] key = new byte[12];
        putInt(key, 0, order);
        putInt(key, 4, value);
        putInt(key, 8, number);
        return Bytes.wrap(key);
    }

    /** Returns the common prefix of the {@link #titled} keys of titles that start with a text. */
    public static Bytes title(byte[] title) {
        byte[] key = new byte[TITLE_AT + title.length];
        putInt(key, 0, TITLES);
        System.arraycopy(title, 0, key, TITLE_AT, title.length);
        return Bytes.wrap(key);
    }

    /**
     * Returns the key of a title without zero bytes and a number. A zero between them sorts a title before its
     * continuations.
     */
    public static Bytes titled(byte[] title, int number) {
        byte[] key = Arrays.copyOf(title(title).get(), TITLE_AT + title.length + AFTER_TITLE);
        putInt(key, key.length - 4, number);
        return Bytes.wrap(key);
    }

    /** Returns the key of one of several entries of a kind and a number. */
    public static Bytes of(int number, int kind, long index) {
        byte[] key = new byte[13];
        putInt(key, 0, number);
        key[4] = (byte) kind;
        putInt(key, 5, (int) (index >>> 32));
        putInt(key, 9, (int) index);
        return Bytes.wrap(key);
    }

    /** Returns a key in which non-negative values sort ascending, and their complements descending. */
    public static Bytes of(int number, int kind, int value, byte[] rest) {
        byte[] key = new byte[9 + rest.length];
        putInt(key, 0, number);
        key[4] = (byte) kind;
        putInt(key, 5, value);
        System.arraycopy(rest, 0, key, 9, rest.length);
        return Bytes.wrap(key);
    }

    /** Returns the key of bytes, under a kind that fits a byte. */
    public static Bytes ofKind(int kind, byte[] rest) {
        byte[] key = new byte[1 + rest.length];
        key[0] = (byte) kind;
        System.arraycopy(rest, 0, key, 1, rest.length);
        return Bytes.wrap(key);
    }

    /** Returns the key of a number, under a kind that fits a byte. */
    public static Bytes ofKind(int kind, int number) {
        byte[] key = new byte[5];
        key[0] = (byte) kind;
        putInt(key, 1, number);
        return Bytes.wrap(key);
    }

    /** Returns the number whose four bytes start at an index of a key. */
    public static int intAt(Bytes key, int at) {
        return intAt(key.get(), at);
    }

    /** Returns the number whose four bytes start at an index. */
    public static int intAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | (bytes[at + 3] & 0xFF);
    }

    /** Returns the four bytes of a number. */
    public static byte[] bytesOf(int number) {
        byte[] bytes = new byte[4];
        putInt(bytes, 0, number);
        return bytes;
    }

    private static void putInt(byte[] to, int at, int value) {
        to[at] = (byte) (value >>> 24);
        to[at + 1] = (byte) (value >>> 16);
        to[at + 2] = (byte) (value >>> 8);
        to[at + 3] = (byte) value;
    }
}
