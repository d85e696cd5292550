package org.citationhubs.citation;

/**
 * The place of a record in {@code citations.v1}.
 *
 * @param partition -1 if the change came from elsewhere
 */
public record SourceOffset(int partition, long offset) {

    /** The change did not come from {@code citations.v1}. */
    public static final SourceOffset NONE = new SourceOffset(-1, -1);
}
