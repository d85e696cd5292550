package org.citationhubs.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** Requests hubs over persistent connections. */
public final class HubRequests {

    private static final long MOST_NANOS = 60_000_000_000L;

    private final int port;
    private final List<byte[]> requests;
    private final int connections;

    /**
     * Creates a client.
     *
     * @param hubs the ids to request, all equally likely
     */
    public HubRequests(int port, List<String> hubs, int connections) {
        this.port = port;
        this.requests = hubs.stream().map(HttpConnection::hub).toList();
        this.connections = connections;
    }

    /**
     * Throughput and latency.
     *
     * @param perSecond answers
     * @param nanos the latency of each request, with a rate since its scheduled time
     */
    public record Answers(double perSecond, Histogram nanos) {}

    /** Sends requests at a rate until {@code ended}. */
    public Answers untilEnded(double perSecond, BooleanSupplier ended) throws Exception {
        return load(ended, perSecond);
    }

    /** Sends the next request of each connection after its response, to measure the maximum throughput. */
    public Answers asFastAsPossible(double seconds) throws Exception {
        return load(after(seconds), 0);
    }

    /** Sends requests at a rate, whether or not earlier ones are answered. */
    public Answers atRate(double perSecond, double seconds) throws Exception {
        return load(after(seconds), perSecond);
    }

    private static BooleanSupplier after(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return () -> System.nanoTime() >= end;
    }

    private Answers load(BooleanSupplier ended, double perSecond) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long begin = System.nanoTime();
            List<Future<Histogram>> histograms = new ArrayList<>();
            for (int connection = 0; connection < connections; connection++) {
                histograms.add(threads.submit(requester(connection, begin, ended, perSecond / connections)));
            }
            Histogram all = new Histogram(MOST_NANOS, 3);
            for (Future<Histogram> one : histograms) {
                all.add(one.get());
            }
            return new Answers(all.getTotalCount() * 1e9 / (System.nanoTime() - begin), all);
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Histogram> requester(int seed, long begin, BooleanSupplier ended, double perSecond) {
        return () -> {
            Histogram nanos = new Histogram(MOST_NANOS, 3);
            Random random = new Random(seed);
            try (HttpConnection connection = new HttpConnection(port)) {
                ArrivalSchedule pace = new ArrivalSchedule(begin, perSecond == 0 ? 1e9 : perSecond);
                long sent = 0;
                while (!ended.getAsBoolean()) {
                    long from = perSecond == 0 ? System.nanoTime() : pace.await(sent);
                    sent++;
                    int status = connection.request(requests.get(random.nextInt(requests.size())));
                    if (status != 200) {
                        throw new IOException("answered with " + status);
                    }
                    nanos.recordValue(Math.min(MOST_NANOS, System.nanoTime() - from));
                }
            }
            return nanos;
        };
    }
}
