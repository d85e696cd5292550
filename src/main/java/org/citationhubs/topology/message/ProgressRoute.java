package org.citationhubs.topology.message;

import java.util.stream.IntStream;

/**
 * Decides which partitions of hubs are told how far an input partition was read.
 *
 * <p>All must know, and if each input partition told each partition of hubs, the messages would grow with the square of
 * the partitions. So an input partition tells one partition of hubs, its relay, which tells all others what several
 * input partitions told it, in one message. With few partitions, all are told directly, which is as cheap.
 *
 * <p>A relay can tell others what it was told. It reads committed messages only, so the changes that the announcement
 * covers are in the topic of the receiver already, before the message of the relay.
 */
public final class ProgressRoute {

    private static final int RELAYS = 4;

    private final int partitions;

    /** Creates the route for a number of partitions. */
    public ProgressRoute(int partitions) {
        this.partitions = partitions;
    }

    /** Returns the partitions of hubs that an input partition tells. */
    public IntStream announcedTo(int input) {
        return isDirect() ? IntStream.range(0, partitions) : IntStream.of(relayOf(input));
    }

    /** Returns whether a partition of hubs is the relay of an input partition. */
    public boolean isRelay(int partition, int input) {
        return !isDirect() && relayOf(input) == partition;
    }

    /** Returns the partitions of hubs that a partition relays to, none if it is no relay. */
    public IntStream relayedTo(int partition) {
        return isDirect() || partition >= RELAYS
                ? IntStream.empty()
                : IntStream.range(0, partitions).filter(other -> other != partition);
    }

    private boolean isDirect() {
        return partitions <= RELAYS;
    }

    private static int relayOf(int input) {
        return input % RELAYS;
    }
}
