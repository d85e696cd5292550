package org.citationhubs.citation.reference;

/**
 * The position of a record in {@code citations.v1}.
 *
 * @param partition -1 if a change was not caused by a record of that topic
 */
public record InputOffset(int partition, long offset) {

    /** The position of changes that no record of {@code citations.v1} caused. */
    public static final InputOffset NONE = new InputOffset(-1, -1);
}
