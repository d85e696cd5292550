package org.citationhubs.bench.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.citationhubs.bench.input.Paper;
import org.jspecify.annotations.Nullable;

/** Records the sent lists with their offsets: the most and the least that an answer can count. */
final class SentLists {

    private final List<Paper> papers = new ArrayList<>();
    private final Map<String, List<Delivery>> citing = new ConcurrentHashMap<>();

    /** A sent list, with its offset once it is acknowledged. */
    static final class Delivery {

        private final Paper paper;
        private volatile @Nullable Arrival arrival;

        Delivery(Paper paper) {
            this.paper = paper;
        }

        String citing() {
            return paper.id();
        }

        void arrived(int partition, long offset) {
            arrival = new Arrival(partition, offset, System.nanoTime());
        }

        @Nullable
        Arrival arrival() {
            return arrival;
        }
    }

    /** An offset in {@code citations.v1}, and the time of its acknowledgement. */
    record Arrival(int partition, long offset, long nanos) {}

    /** Records a list before it is sent: from now on answers may count it. */
    Delivery sending(Paper paper) {
        Delivery delivery = new Delivery(paper);
        synchronized (papers) {
            papers.add(paper);
        }
        for (String cited : paper.cited()) {
            List<Delivery> of = citing.computeIfAbsent(cited, none -> new ArrayList<>());
            synchronized (of) {
                of.add(delivery);
            }
        }
        return delivery;
    }

    /** Returns all lists so far. */
    List<Paper> papers() {
        synchronized (papers) {
            return List.copyOf(papers);
        }
    }

    /** Returns the lists sent so far that cite a work, in order. */
    List<Delivery> citing(String work) {
        List<Delivery> of = citing.getOrDefault(work, List.of());
        synchronized (of) {
            return List.copyOf(of);
        }
    }

    /** Returns the number of lists that cite each work. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        citing.forEach((work, of) -> {
            synchronized (of) {
                counts.put(work, of.size());
            }
        });
        return counts;
    }

    /** Returns the number of lists at or before the offsets of their partitions. */
    static int covered(List<Delivery> deliveries, Map<Integer, Long> asOf) {
        int covered = 0;
        for (Delivery delivery : deliveries) {
            Arrival arrival = delivery.arrival();
            if (arrival != null && asOf.getOrDefault(arrival.partition(), -1L) >= arrival.offset()) {
                covered++;
            }
        }
        return covered;
    }
}
