package org.citationhubs.ingest.idmap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * What a map knows of an id.
 *
 * @param canonical the id under which the work is known, null if nothing but its deletion is known
 * @param former the canonical id before the last pass that stated another one, null if none did; the same as the
 *     canonical id if that pass took it back
 * @param changed number of that pass, or of the one in which the id was first put
 * @param deleted number of the pass in which the work was deleted, 0 if it was not
 */
record IdMapEntry(@Nullable WorkId canonical, @Nullable WorkId former, int changed, int deleted) {

    private static final int DELETED = 1;
    private static final int FORMER = 2;
    private static final int CANONICAL = 4;

    /** The canonical id is the id itself and not written. */
    private static final int ITSELF = 8;

    private static final byte END = 0;

    /** Returns the entry after it was stated in a pass that the work is known under an id. */
    static IdMapEntry put(@Nullable IdMapEntry before, WorkId canonical, int pass) {
        if (before == null) {
            return new IdMapEntry(canonical, null, pass, 0);
        }
        // Within a pass, a deletion stands whatever file comes first; a work that a later pass has is there again.
        int deleted = before.deleted == pass ? pass : 0;
        if (before.canonical == null) {
            return new IdMapEntry(canonical, null, pass, deleted);
        }
        if (before.canonical.equals(canonical)) {
            return before.deleted == deleted
                    ? before
                    : new IdMapEntry(canonical, before.former, before.changed, deleted);
        }
        WorkId former = before.changed == pass ? before.former : before.canonical;
        return new IdMapEntry(canonical, former, pass, deleted);
    }

    /** Returns the entry after it was stated in a pass that the work was deleted. */
    static IdMapEntry delete(@Nullable IdMapEntry before, int pass) {
        return before == null
                ? new IdMapEntry(null, null, pass, pass)
                : new IdMapEntry(before.canonical, before.former, before.changed, pass);
    }

    /** Returns the bytes: flags, the passes, the canonical id and, behind a zero byte, the former one. */
    byte[] bytes(WorkId id) {
        boolean itself = id.equals(canonical);
        byte[] canonicalBytes = canonical == null || itself ? new byte[0] : canonical.bytes();
        byte[] formerBytes = former == null ? new byte[0] : former.bytes();
        byte[] bytes = new byte[1 + 5 + 5 + canonicalBytes.length + 1 + formerBytes.length];
        bytes[0] = (byte) ((deleted > 0 ? DELETED : 0)
                | (former != null ? FORMER : 0)
                | (canonical != null ? CANONICAL : 0)
                | (itself ? ITSELF : 0));
        int at = putNumber(bytes, 1, changed);
        at = deleted > 0 ? putNumber(bytes, at, deleted) : at;
        System.arraycopy(canonicalBytes, 0, bytes, at, canonicalBytes.length);
        at += canonicalBytes.length;
        if (former != null) {
            bytes[at++] = END;
            System.arraycopy(formerBytes, 0, bytes, at, formerBytes.length);
            at += formerBytes.length;
        }
        return Arrays.copyOf(bytes, at);
    }

    /** Reads bytes that {@link #bytes} made for the same id. */
    static IdMapEntry of(WorkId id, byte[] bytes) {
        int flags = bytes[0];
        int at = 1;
        int changed = number(bytes, at);
        at += numberBytes(changed);
        int deleted = 0;
        if ((flags & DELETED) != 0) {
            deleted = number(bytes, at);
            at += numberBytes(deleted);
        }
        int end = at;
        while (end < bytes.length && bytes[end] != END) {
            end++;
        }
        WorkId written = (flags & CANONICAL) == 0 ? null : work(bytes, at, end);
        WorkId former = (flags & FORMER) == 0 ? null : work(bytes, end + 1, bytes.length);
        return new IdMapEntry((flags & ITSELF) != 0 ? id : written, former, changed, deleted);
    }

    private static WorkId work(byte[] bytes, int from, int to) {
        return WorkId.ofNormalised(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    /** Writes a number with seven bits to a byte, the lowest first; the sign bit says that more follow. */
    private static int putNumber(byte[] bytes, int at, int number) {
        int index = at;
        int rest = number;
        while (rest > 0x7F) {
            bytes[index++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[index++] = (byte) rest;
        return index;
    }

    private static int number(byte[] bytes, int at) {
        int number = 0;
        int index = at;
        int shift = 0;
        while (bytes[index] < 0) {
            number |= (bytes[index++] & 0x7F) << shift;
            shift += 7;
        }
        return number | bytes[index] << shift;
    }

    private static int numberBytes(int number) {
        return number == 0 ? 1 : (38 - Integer.numberOfLeadingZeros(number)) / 7;
    }
}
