package org.citationhubs.citation.reference;

/**
 * The place of a record in {@code citations.v1}.
 *
 * @param partition -1 if the change came from elsewhere
 */
public record InputOffset(int partition, long offset) {

    /** The change did not come from {@code citations.v1}. */
    public static final InputOffset NONE = new InputOffset(-1, -1);
}
