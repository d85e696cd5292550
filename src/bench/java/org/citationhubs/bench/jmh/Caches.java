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
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Compares the hand-written caches and counters with the library classes that they replace. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // set by JMH
public class Caches {

    private static final int WORKS = 200_000;
    private static final int MAX_SIZE = 50_000;
    private static final int LOOKUPS = 100_000;

    private final String[] ids = new String[LOOKUPS];
    private final int[] numbers = new int[LOOKUPS];
    private GenerationalCache<String, Integer> generational;
    private Cache<String, Integer> caffeineById;
    private DirectMappedCache<String> directMapped;
    private Cache<Integer, String> caffeineByNumber;

    /** Creates lookups of works by a power law, as citations are distributed, and empty caches. */
    @Setup(Level.Iteration)
    public void setUp() {
        Random random = new Random(1);
        for (int i = 0; i < LOOKUPS; i++) {
            numbers[i] = 1 + (int) (WORKS * Math.pow(random.nextDouble(), 3));
            // A new string, as a reader of events creates it: its hash is not known yet.
            ids[i] = "arxiv:hep-th/%07d".formatted(numbers[i]);
        }
        generational = new GenerationalCache<>(MAX_SIZE);
        caffeineById = Caffeine.newBuilder()
                .maximumSize(MAX_SIZE)
                .executor(Runnable::run)
                .build();
        directMapped = new DirectMappedCache<>(MAX_SIZE);
        caffeineByNumber = Caffeine.newBuilder()
                .maximumSize(MAX_SIZE)
                .executor(Runnable::run)
                .build();
    }

    /** Looks up numbers by id in {@link GenerationalCache}. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public int idInGenerationalCache() {
        int hits = 0;
        for (int i = 0; i < LOOKUPS; i++) {
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
        for (int i = 0; i < LOOKUPS; i++) {
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
        for (int i = 0; i < LOOKUPS; i++) {
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
        for (int i = 0; i < LOOKUPS; i++) {
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
        for (int number : numbers) {
            counts.add(number, 1);
        }
        return counts;
    }

    /** Counts works in a {@link HashMap}. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public Map<Integer, Integer> countInHashMap() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int number : numbers) {
            counts.merge(number, 1, Integer::sum);
        }
        return counts;
    }
}
