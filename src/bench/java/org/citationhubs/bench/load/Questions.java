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

/** Asks for hubs over kept-alive connections. */
public final class Questions {

    private static final long MOST_NANOS = 60_000_000_000L;

    private final int port;
    private final List<byte[]> requests;
    private final int connections;

    /**
     * Asks for hubs.
     *
     * @param hubs the ids to ask for, each as likely as the others
     */
    public Questions(int port, List<String> hubs, int connections) {
        this.port = port;
        this.requests = hubs.stream().map(KeepAlive::hub).toList();
        this.connections = connections;
    }

    /**
     * What came of it.
     *
     * @param perSecond answers
     * @param nanos how long each took; with a rate, from the time at which the question was due
     */
    public record Answers(double perSecond, Histogram nanos) {}

    /** Questions arrive at a rate until it is said that they end. */
    public Answers untilEnded(double perSecond, BooleanSupplier ended) throws Exception {
        return ask(ended, perSecond);
    }

    /** Each connection asks as soon as it has its answer: how many answers there are at the most. */
    public Answers asFastAsPossible(double seconds) throws Exception {
        return ask(after(seconds), 0);
    }

    /** Questions arrive at a rate, whether or not those before are answered. */
    public Answers atRate(double perSecond, double seconds) throws Exception {
        return ask(after(seconds), perSecond);
    }

    private static BooleanSupplier after(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return () -> System.nanoTime() >= end;
    }

    private Answers ask(BooleanSupplier ended, double perSecond) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long begin = System.nanoTime();
            List<Future<Histogram>> asked = new ArrayList<>();
            for (int connection = 0; connection < connections; connection++) {
                asked.add(threads.submit(asker(connection, begin, ended, perSecond / connections)));
            }
            Histogram all = new Histogram(MOST_NANOS, 3);
            for (Future<Histogram> one : asked) {
                all.add(one.get());
            }
            return new Answers(all.getTotalCount() * 1e9 / (System.nanoTime() - begin), all);
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Histogram> asker(int seed, long begin, BooleanSupplier ended, double perSecond) {
        return () -> {
            Histogram nanos = new Histogram(MOST_NANOS, 3);
            Random random = new Random(seed);
            try (KeepAlive connection = new KeepAlive(port)) {
                Pace pace = new Pace(begin, perSecond == 0 ? 1e9 : perSecond);
                long asked = 0;
                while (!ended.getAsBoolean()) {
                    long from = perSecond == 0 ? System.nanoTime() : pace.await(asked);
                    asked++;
                    int status = connection.ask(requests.get(random.nextInt(requests.size())));
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
