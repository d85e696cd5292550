package org.citationhubs.topology.message;

import java.util.stream.IntStream;

/**
 * Decides to which partitions of hubs the progress of an input partition is sent.
 *
 * <p>All of them need it, and if each input partition sent it to each partition of hubs, the messages would grow with
 * the square of the partitions. So an input partition sends it to one partition of hubs, its relay, which sends the
 * progress of several input partitions to all others, in one message. With few partitions, it is sent to all directly,
 * which is as cheap.
 *
 * <p>A relay may send on what it received. It reads committed messages only, so the changes that the announcement
 * covers are in the topic of the receiver already, before the message of the relay.
 */
public final class ProgressRoute {

    private static final int RELAYS = 4;

    private final int partitions;

    /** Creates the route for a number of partitions. */
    public ProgressRoute(int partitions) {
        this.partitions = partitions;
    }

    /** Returns the partitions of hubs to which the progress of an input partition is announced. */
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
