package org.citationhubs.hub.rank;

/** Orders works with equal counts by their ids. */
@FunctionalInterface
public interface WorkNumberOrder {

    /**
     * Compares the ids of two works by their UTF-8 bytes.
     *
     * @param a number of a work in this partition
     * @param b number of a work in this partition
     */
    int compare(int a, int b);
}
