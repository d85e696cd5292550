package org.citationhubs.hub.rank;

/**
 * A co-cited work with its count.
 *
 * @param number number of the work in the partition
 * @param count number of works that cite it together with the hub
 */
public record RankedWork(int number, int count) {}
