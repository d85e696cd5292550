package org.citationhubs.query;

/** Finds the instance that owns a partition. */
@FunctionalInterface
public interface Locator {

    /**
     * Where a partition is.
     *
     * @param partition that of a work, by the work's id; never by a key that has the id in it, which hashes to another partition
     */
    Located locate(int partition);
}
