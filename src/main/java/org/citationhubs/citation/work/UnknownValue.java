package org.citationhubs.citation.work;

import java.util.Arrays;

/**
 * The packed value of a field that a newer release wrote and this one does not know. It is kept unchanged, so that an
 * instance of this release can take over a partition during a rolling upgrade without losing data.
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
