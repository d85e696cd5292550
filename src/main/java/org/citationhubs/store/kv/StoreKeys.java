package org.citationhubs.store.kv;

import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** Keys of fixed width, most significant byte first, so that they sort as their parts do. */
public final class StoreKeys {

    /** Where the title begins in {@link #titled}. */
    public static final int TITLE_AT = 4;

    /** How many bytes follow it. */
    public static final int AFTER_TITLE = 5;

    /** Apart from the numbers of the orders of {@link #inOrder}. */
    private static final int TITLES = 0x100;

    private StoreKeys() {}

    public static Bytes of(int number) {
        byte[] key = new byte[4];
        putInt(key, 0, number);
        return Bytes.wrap(key);
    }

    public static Bytes of(int number, int row) {
        byte[] key = new byte[8];
        putInt(key, 0, number);
        putInt(key, 4, row);
        return Bytes.wrap(key);
    }

    public static Bytes inOrder(int order, int value, int number) {
        byte[] key = new byte[12];
        putInt(key, 0, order);
        putInt(key, 4, value);
        putInt(key, 8, number);
        return Bytes.wrap(key);
    }

    /** The beginning of {@link #titled}; sorts before all that begin so. */
    public static Bytes title(byte[] title) {
        byte[] key = new byte[TITLE_AT + title.length];
        putInt(key, 0, TITLES);
        System.arraycopy(title, 0, key, TITLE_AT, title.length);
        return Bytes.wrap(key);
    }

    /** A title without zero bytes and a number, with a zero between them: a title sorts before its continuations. */
    public static Bytes titled(byte[] title, int number) {
        byte[] key = Arrays.copyOf(title(title).get(), TITLE_AT + title.length + AFTER_TITLE);
        putInt(key, key.length - 4, number);
        return Bytes.wrap(key);
    }

    public static Bytes of(int number, int kind, long index) {
        byte[] key = new byte[13];
        putInt(key, 0, number);
        key[4] = (byte) kind;
        putInt(key, 5, (int) (index >>> 32));
        putInt(key, 9, (int) index);
        return Bytes.wrap(key);
    }

    /** Values sort as they are if none is negative, in reverse if their complements are given instead. */
    public static Bytes of(int number, int kind, int value, byte[] rest) {
        byte[] key = new byte[9 + rest.length];
        putInt(key, 0, number);
        key[4] = (byte) kind;
        putInt(key, 5, value);
        System.arraycopy(rest, 0, key, 9, rest.length);
        return Bytes.wrap(key);
    }

    public static Bytes ofKind(int kind, byte[] rest) {
        byte[] key = new byte[1 + rest.length];
        key[0] = (byte) kind;
        System.arraycopy(rest, 0, key, 1, rest.length);
        return Bytes.wrap(key);
    }

    public static Bytes ofKind(int kind, int number) {
        byte[] key = new byte[5];
        key[0] = (byte) kind;
        putInt(key, 1, number);
        return Bytes.wrap(key);
    }

    public static int intAt(Bytes key, int at) {
        return intAt(key.get(), at);
    }

    public static int intAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | (bytes[at + 3] & 0xFF);
    }

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
