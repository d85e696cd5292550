package org.citationhubs.query;

import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.query.page.InvalidQueryException;

/**
 * An input that an answer must cover.
 *
 * @param partition of {@code citations.v1}
 * @param offset of the record in it
 */
public record MinOffset(int partition, long offset) {

    private static final String EXPECTED = "expected PARTITION:OFFSET, as a produced record was answered with";

    /**
     * Reads {@code partition:offset}.
     *
     * @throws InvalidQueryException if the text is not that
     */
    public static MinOffset parse(String text) {
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

    /** Returns whether an answer as of these offsets covers the input. */
    public boolean coveredBy(InputOffsets asOf) {
        return asOf.covers(partition, offset);
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
