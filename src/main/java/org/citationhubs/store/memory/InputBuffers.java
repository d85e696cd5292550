package org.citationhubs.store.memory;

/**
 * Says how many records Kafka Streams reads ahead. It bounds them by number alone, and a fetch by its compressed bytes,
 * so the numbers are those of records of the largest size.
 *
 * @param polled most records of a poll
 * @param perPartition number of waiting records above which a partition is not polled
 * @param restored most records that the consumer of changelogs returns at once
 * @param restoredBytes bytes after which a batch of restored records is complete
 */
public record InputBuffers(int polled, int perPartition, int restored, long restoredBytes) {

    /** More do not make processing faster. */
    private static final long MOST = 1_000;

    /** Fewer would cost a poll for every few small records. */
    private static final long LEAST_POLLED = 10;

    private static final long LEAST_PER_PARTITION = 4;

    private static final long LEAST_RESTORED = 4;

    /**
     * Returns the numbers for a process.
     *
     * @param bytes heap for input that waits; as much again is used by polls
     * @param inputRecord size of the largest input record
     * @param changelogRecord size of the largest record of a changelog
     * @param partitions partitions of the input, all of which may be here
     * @param threads stream threads, each of which polls and restores
     */
    public static InputBuffers of(long bytes, int inputRecord, int changelogRecord, int partitions, int threads) {
        long ofThread = bytes / threads;
        return new InputBuffers(
                between(LEAST_POLLED, ofThread / inputRecord),
                between(LEAST_PER_PARTITION, bytes / partitions / inputRecord),
                between(LEAST_RESTORED, ofThread / changelogRecord),
                ofThread);
    }

    private static int between(long least, long records) {
        return (int) Math.max(least, Math.min(MOST, records));
    }
}
