package org.citationhubs.query;

import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.query.page.InvalidQueryException;
import org.jspecify.annotations.Nullable;

/**
 * An input record that an answer must cover.
 *
 * @param partition of {@code citations.v1}
 * @param offset of the record in the partition
 */
public record MinOffset(int partition, long offset) {

    private static final String EXPECTED = "must be PARTITION:OFFSET, as in the response to a posted event";

    /**
     * Reads {@code partition:offset}.
     *
     * @throws InvalidQueryException if the text has another form
     */
    static MinOffset parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new InvalidQueryException("min-offset", EXPECTED);
        }
        try {
            int partition = Integer.parseUnsignedInt(text.substring(0, colon));
            long offset = Long.parseUnsignedLong(text.substring(colon + 1));
            if (partition < 0 || offset < 0) {
                throw new InvalidQueryException("min-offset", EXPECTED);
            }
            return new MinOffset(partition, offset);
        } catch (NumberFormatException e) {
            throw new InvalidQueryException("min-offset", EXPECTED);
        }
    }

    /** Returns null for null, else what {@link #parse} returns. */
    public static @Nullable MinOffset parseOrNull(@Nullable String text) {
        return text == null ? null : parse(text);
    }

    /** Returns whether an answer as of these offsets covers the input. */
    boolean coveredBy(InputOffsets asOf) {
        return asOf.covers(partition, offset);
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
