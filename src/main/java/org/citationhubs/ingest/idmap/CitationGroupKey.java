package org.citationhubs.ingest.idmap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Layout of a citation: citing id, a zero byte, cited id, a zero byte, and when and with which date it was seen. It is
 * a key without a value: what was seen of a citation at other times are entries of their own behind each other, of
 * which the last counts. So no entry has to be read before another one is written, and the order of writing does not
 * matter.
 *
 * <p>No id holds a zero byte. Numbers are big-endian, so that the order of the bytes is that of the numbers.
 */
final class CitationGroupKey {

    private static final byte END = 0;

    private static final int SEEN_BYTES = Long.BYTES + Integer.BYTES + Integer.BYTES;

    private CitationGroupKey() {}

    static byte[] of(WorkId citing, @Nullable PartialDate publishedAt, Instant observedAt, WorkId cited) {
        byte[] from = citing.bytes();
        byte[] to = cited.bytes();
        ByteBuffer key = ByteBuffer.allocate(from.length + to.length + 2 + SEEN_BYTES);
        key.put(from).put(END).put(to).put(END);
        // Seconds before 1970 are negative: without the sign bit they come first.
        key.putLong(observedAt.getEpochSecond() ^ Long.MIN_VALUE);
        key.putInt(observedAt.getNano());
        key.putInt(publishedAt == null ? 0 : publishedAt.packed());
        return key.array();
    }

    /** Returns a key that comes after all of a citing work and before all of the next one. */
    static byte[] after(WorkId citing) {
        byte[] id = citing.bytes();
        byte[] key = Arrays.copyOf(id, id.length + 1);
        key[id.length] = END + 1;
        return key;
    }

    /** Returns the length of the citing id; 0 of no key. */
    static int citingLength(byte[] key) {
        int at = 0;
        while (at < key.length && key[at] != END) {
            at++;
        }
        return at;
    }

    /** Returns where the cited id ends, which begins one byte after the citing id. */
    static int citedEnd(byte[] key) {
        return key.length - SEEN_BYTES - 1;
    }

    /** Returns the id in a range of bytes. */
    static WorkId id(byte[] key, int from, int to) {
        return WorkId.ofNormalised(new String(key, from, to - from, StandardCharsets.UTF_8));
    }

    static Instant observedAt(byte[] key) {
        ByteBuffer seen = ByteBuffer.wrap(key, key.length - SEEN_BYTES, SEEN_BYTES);
        return Instant.ofEpochSecond(seen.getLong() ^ Long.MIN_VALUE, seen.getInt());
    }

    static @Nullable PartialDate publishedAt(byte[] key) {
        int packed =
                ByteBuffer.wrap(key, key.length - Integer.BYTES, Integer.BYTES).getInt();
        return packed == 0 ? null : PartialDate.ofPacked(packed);
    }

    /** Returns whether a citation was seen later than another one, or at the same time with a later date. */
    static boolean isLater(byte[] key, byte[] other) {
        int seen = key.length - SEEN_BYTES;
        int otherSeen = other.length - SEEN_BYTES;
        return Arrays.compareUnsigned(key, seen, key.length, other, otherSeen, other.length) > 0;
    }
}
