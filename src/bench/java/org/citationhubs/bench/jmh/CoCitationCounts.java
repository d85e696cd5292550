package org.citationhubs.bench.jmh;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.citationhubs.hub.count.CoCitationCounter;
import org.citationhubs.hub.count.IntCounter;
import org.citationhubs.hub.rank.RankedWork;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Measures the co-citations of a hub: merging lists into counts, and ranking. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // set by JMH
public class CoCitationCounts {

    private static final int LEADERS = 20;
    private static final int LIST = 45;
    private static final int HUB = 1;

    /** Citing works of a hub. */
    @Param({"50", "2000"})
    public int citingWorks;

    private int[][] lists;
    private CoCitationCounter counted;
    private CoCitationCounter ranked;
    private int next;

    /** Creates a hub with lists of works drawn by a power law, counts it, and ranks it once. */
    @Setup
    public void setUp() {
        Random random = new Random(1);
        lists = new int[citingWorks][LIST];
        for (int[] list : lists) {
            for (int i = 0; i < LIST; i++) {
                list[i] = 2 + (int) (10.0 * citingWorks * Math.pow(random.nextDouble(), 2.5));
            }
        }
        counted = merge();
        ranked = merge();
        ranked.leaders(Integer::compare);
    }

    /** Merges all lists of a hub into counts. */
    @Benchmark
    public CoCitationCounter merge() {
        CoCitationCounter counts = new CoCitationCounter(new IntCounter(16), LEADERS);
        for (int[] list : lists) {
            counts.addList(list, HUB);
        }
        return counts;
    }

    /** Ranks all counts. */
    @Benchmark
    public List<RankedWork> rank() {
        return counted.ranked(1, Integer::compare).subList(0, LEADERS);
    }

    /** Ranks again after one more list, as at each publication. */
    @Benchmark
    public List<RankedWork> rankAfterOneMoreList() {
        ranked.addList(lists[next++ % lists.length], HUB);
        return ranked.leaders(Integer::compare);
    }
}
