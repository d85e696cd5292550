package org.citationhubs.hub.rank;

/**
 * A co-cited work by its number in the partition.
 *
 * @param number the work
 * @param count how many works cite it together with the hub
 */
public record RankedWork(int number, int count) {}
