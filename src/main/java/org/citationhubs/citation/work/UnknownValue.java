package org.citationhubs.citation.work;

import java.util.Arrays;

/**
 * The packed value of a field that this release does not know, because a newer one wrote it. It is kept as it is, so that an instance of
 * this release that takes over a partition during a rolling upgrade loses nothing.
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode compare the bytes
public record UnknownValue(byte[] bytes) implements Comparable<UnknownValue> {

    @Override
    public int compareTo(UnknownValue other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnknownValue that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
