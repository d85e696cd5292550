package org.citationhubs.hub.rank;

/** The order of two works by their ids, which decides between equal counts. */
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
