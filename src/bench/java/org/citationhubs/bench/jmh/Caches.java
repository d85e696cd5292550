package org.citationhubs.bench.jmh;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.citationhubs.hub.count.IntCounter;
import org.citationhubs.store.memory.DirectMappedCache;
import org.citationhubs.store.memory.GenerationalCache;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Compares the hand-written caches and counters with the library classes that they replace. The fastest sample (p0.00)
 * is the figure of an undisturbed machine.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // set by JMH
public class Caches {

    private static final int WORKS = 50_000;
    private static final int LOOKUPS = 10_000;
    private static final int SLICES = 20;

    /** Size of the caches: one that evicts a part of the works, and one that holds all of them. */
    @Param({"10000", "100000"})
    public int maxSize;

    private final String[] ids = new String[LOOKUPS * SLICES];
    private final int[] numbers = new int[LOOKUPS * SLICES];
    private int from;
    private GenerationalCache<String, Integer> generational;
    private Cache<String, Integer> caffeineById;
    private DirectMappedCache<String> directMapped;
    private Cache<Integer, String> caffeineByNumber;

    /** Creates lookups of works by a power law, as citations are distributed, and empty caches. */
    @Setup
    public void setUp() {
        Random random = new Random(1);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = 1 + (int) (WORKS * Math.pow(random.nextDouble(), 3));
            ids[i] = "arxiv:hep-th/%07d".formatted(numbers[i]);
        }
        generational = new GenerationalCache<>(() -> maxSize, (id, number) -> 1);
        caffeineById = Caffeine.newBuilder()
                .maximumSize(maxSize)
                .executor(Runnable::run)
                .build();
        directMapped = new DirectMappedCache<>(() -> maxSize * 200L, value -> 200);
        caffeineByNumber = Caffeine.newBuilder()
                .maximumSize(maxSize)
                .executor(Runnable::run)
                .build();
    }

    private int nextSlice() {
        int start = from;
        from = (from + LOOKUPS) % numbers.length;
        return start;
    }

    /** Looks up numbers by id in {@link GenerationalCache}. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public int idInGenerationalCache() {
        int hits = 0;
        int start = nextSlice();
        for (int i = start; i < start + LOOKUPS; i++) {
            if (generational.get(ids[i]) == null) {
                generational.put(ids[i], numbers[i]);
            } else {
                hits++;
            }
        }
        return hits;
    }

    /** Looks up numbers by id in Caffeine. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public int idInCaffeine() {
        int hits = 0;
        int start = nextSlice();
        for (int i = start; i < start + LOOKUPS; i++) {
            if (caffeineById.getIfPresent(ids[i]) == null) {
                caffeineById.put(ids[i], numbers[i]);
            } else {
                hits++;
            }
        }
        return hits;
    }

    /** Looks up values by number in {@link DirectMappedCache}. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public int numberInDirectMappedCache() {
        int hits = 0;
        int start = nextSlice();
        for (int i = start; i < start + LOOKUPS; i++) {
            if (directMapped.get(numbers[i]) == null) {
                directMapped.put(numbers[i], ids[i]);
            } else {
                hits++;
            }
        }
        return hits;
    }

    /** Looks up values by number in Caffeine. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public int numberInCaffeine() {
        int hits = 0;
        int start = nextSlice();
        for (int i = start; i < start + LOOKUPS; i++) {
            if (caffeineByNumber.getIfPresent(numbers[i]) == null) {
                caffeineByNumber.put(numbers[i], ids[i]);
            } else {
                hits++;
            }
        }
        return hits;
    }

    /** Counts works in {@link IntCounter}. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public IntCounter countInIntCounter() {
        IntCounter counts = new IntCounter(16);
        int start = nextSlice();
        for (int i = start; i < start + LOOKUPS; i++) {
            counts.add(numbers[i], 1);
        }
        return counts;
    }

    /** Counts works in a {@link HashMap}. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public Map<Integer, Integer> countInHashMap() {
        Map<Integer, Integer> counts = new HashMap<>();
        int start = nextSlice();
        for (int i = start; i < start + LOOKUPS; i++) {
            counts.merge(numbers[i], 1, Integer::sum);
        }
        return counts;
    }
}
