package org.citationhubs.bench.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.citationhubs.bench.input.Paper;
import org.jspecify.annotations.Nullable;

/** What was sent, list by list: what an answer can know at the most, and what it must know by the offsets that it says it holds. */
final class Sent {

    private final List<Paper> papers = new ArrayList<>();
    private final Map<String, List<Delivery>> citing = new ConcurrentHashMap<>();

    /** A list on its way to the topic, and where it came to lie there. */
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

    /** A place in {@code citations.v1}, and when the broker said so. */
    record Arrival(int partition, long offset, long nanos) {}

    /** Notes a list before it is sent: from now on an answer may know it. */
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

    /** All lists so far. */
    List<Paper> papers() {
        synchronized (papers) {
            return List.copyOf(papers);
        }
    }

    /** What was sent so far that cites a work, in the order of sending. */
    List<Delivery> citing(String work) {
        List<Delivery> of = citing.getOrDefault(work, List.of());
        synchronized (of) {
            return List.copyOf(of);
        }
    }

    /** How many cite each work. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        citing.forEach((work, of) -> {
            synchronized (of) {
                counts.put(work, of.size());
            }
        });
        return counts;
    }

    /** How many of these lists offsets cover, the last of each partition included. */
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
