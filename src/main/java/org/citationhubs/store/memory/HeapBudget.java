package org.citationhubs.store.memory;

/**
 * Divides the heap of the process among everything that is kept in it and could grow. All figures are in bytes.
 *
 * <p>The parts together are less than half of the heap. The rest is for what is processed at the moment, for answers,
 * Kafka clients, the embedded broker, and for the collector, which needs room.
 *
 * @param hubs hubs that changed recently, with their counts
 * @param numbers ids and numbers of works
 * @param lists reference lists of citing works
 * @param facts facts of citing works
 * @param titles titles of co-cited works
 * @param summaries summaries for readers
 * @param feed published records for listeners that reconnect
 * @param input input records that wait to be processed
 */
public record HeapBudget(
        long hubs, long numbers, long lists, long facts, long titles, long summaries, long feed, long input) {

    private static final long MOST_FEED = 32L << 20;

    /** Less than this for the caches of a partition, and most of what it needs is read from disk each time. */
    private static final long LEAST_CACHES_OF_PARTITION = 4L << 20;

    /** Returns the budget of a heap. */
    public static HeapBudget of(long heap) {
        return new HeapBudget(
                heap / 8,
                heap / 16,
                heap / 16,
                heap / 32,
                heap / 32,
                heap / 16,
                Math.min(MOST_FEED, heap / 32),
                heap / 16);
    }

    /** Returns the budget of this process. */
    public static HeapBudget ofThisProcess() {
        return of(Runtime.getRuntime().maxMemory());
    }

    /** Returns this budget with another part for hubs. */
    public HeapBudget withHubs(long newHubs) {
        return new HeapBudget(newHubs, numbers, lists, facts, titles, summaries, feed, input);
    }

    /** Returns the sum of all parts. */
    public long total() {
        return cachesOfPartitions() + summaries + feed + input;
    }

    /** Returns the sum of the parts that the partitions of hubs divide among each other. */
    public long cachesOfPartitions() {
        return hubs + numbers + lists + facts + titles;
    }

    /** Returns how many partitions of hubs an instance can have before their caches are too small to be of use. */
    public int mostPartitions() {
        return (int) Math.max(1, cachesOfPartitions() / LEAST_CACHES_OF_PARTITION);
    }
}
