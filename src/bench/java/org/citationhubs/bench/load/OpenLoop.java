package org.citationhubs.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.citationhubs.bench.input.Events.Event;
import org.citationhubs.bench.input.Paper;
import org.citationhubs.topology.stage.StreamsTopicNames;

/**
 * Produces citations at a fixed rate (open loop) while one thread polls the probes by query and another consumes
 * summaries. Latency counts from the scheduled arrival of a citation.
 */
public final class OpenLoop {

    private static final long BETWEEN_LOOKS_NANOS = 5_000_000L;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final ServiceJar service;
    private final int leastCitingWorks;
    private final Duration warmUp;
    private final LatencyRecorder visible = new LatencyRecorder();
    private final LatencyRecorder published = new LatencyRecorder();
    private final ConcurrentLinkedQueue<Probe> probes = new ConcurrentLinkedQueue<>();
    private final Map<String, Expected> expected = new HashMap<>();
    private final CountDownLatch reader = new CountDownLatch(1);
    private final AtomicBoolean sending = new AtomicBoolean(true);

    /**
     * Creates the measurement of a service.
     *
     * @param leastCitingWorks the number of citing works from which on a hub is published
     * @param warmUp arrivals within this time after the first are recorded separately
     */
    public OpenLoop(ServiceJar service, int leastCitingWorks, Duration warmUp) {
        this.service = service;
        this.leastCitingWorks = leastCitingWorks;
        this.warmUp = warmUp;
    }

    private record Probe(String hub, long due) {}

    /** The counts of a hub that no summary has shown yet, lowest first. */
    private static final class Expected {

        private final Deque<long[]> dueByCount = new ArrayDeque<>();
        private int sent;
    }

    /** Counts a citing work that was sent before the measurement. */
    public void known(Paper paper) {
        paper.cited().forEach(hub -> expected(hub).sent++);
    }

    private Expected expected(String hub) {
        return expected.computeIfAbsent(hub, id -> new Expected());
    }

    /**
     * Sends papers and returns when queries and summaries show all of them.
     *
     * @param events one for each paper
     * @param probeOf the probe in the list of a paper, by index of the paper
     * @throws IllegalStateException if a citation is not shown within a minute after the last arrival
     */
    public void run(List<Paper> papers, List<Event> events, Map<Integer, String> probeOf, double citationsPerSecond)
            throws Exception {
        Thread probing = new Thread(this::requestProbes, "bench-probes");
        Thread reading = new Thread(this::readSummaries, "bench-read");
        List<Throwable> failures = new ArrayList<>();
        for (Thread eye : List.of(probing, reading)) {
            eye.setUncaughtExceptionHandler((thread, failure) -> {
                synchronized (failures) {
                    failures.add(failure);
                }
            });
            eye.start();
        }
        // The consumer must know its position before the first publication, or it would miss some.
        if (!reader.await(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("the consumer of summaries did not start");
        }
        send(papers, events, probeOf, citationsPerSecond);
        sending.set(false);
        probing.join();
        reading.join();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.get(0));
        }
    }

    private void send(List<Paper> papers, List<Event> events, Map<Integer, String> probeOf, double citationsPerSecond)
            throws InterruptedException, ExecutionException {
        Map<String, Object> settings = Map.of("bootstrap.servers", service.bootstrapServers(), "linger.ms", 0);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.partitionsFor(StreamsTopicNames.CITATIONS);
            List<Future<?>> sent = new ArrayList<>();
            long first = System.nanoTime() + 1_000_000_000L;
            visible.countsFrom(first + warmUp.toNanos());
            published.countsFrom(first + warmUp.toNanos());
            ArrivalSchedule pace = new ArrivalSchedule(first, citationsPerSecond);
            long citations = 0;
            for (int place = 0; place < events.size(); place++) {
                Event event = events.get(place);
                long due = pace.due(citations);
                // Before the send, because a summary may arrive before this thread continues.
                expect(papers.get(place), due);
                pace.await(citations);
                sent.add(producer.send(new ProducerRecord<>(StreamsTopicNames.CITATIONS, event.key(), event.value())));
                String probe = probeOf.get(place);
                if (probe != null) {
                    probes.add(new Probe(probe, due));
                }
                citations += event.citations();
            }
            producer.flush();
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    private void expect(Paper paper, long due) {
        synchronized (expected) {
            for (String hub : paper.cited()) {
                Expected counts = expected(hub);
                counts.sent++;
                if (counts.sent >= leastCitingWorks) {
                    counts.dueByCount.addLast(new long[] {counts.sent, due});
                }
            }
        }
    }

    private void requestProbes() {
        List<Probe> waiting = new ArrayList<>();
        long lastSeen = System.nanoTime();
        try (HttpConnection connection = new HttpConnection(service.httpPort())) {
            while (sending.get() || !probes.isEmpty() || !waiting.isEmpty()) {
                for (Probe probe = probes.poll(); probe != null; probe = probes.poll()) {
                    waiting.add(probe);
                }
                for (Iterator<Probe> all = waiting.iterator(); all.hasNext(); ) {
                    Probe probe = all.next();
                    if (connection.request(HttpConnection.hub(probe.hub())) == 200) {
                        visible.seen(probe.due(), System.nanoTime());
                        all.remove();
                        lastSeen = System.nanoTime();
                    }
                }
                if (!sending.get() && System.nanoTime() - lastSeen > PATIENCE_NANOS) {
                    throw new IllegalStateException(waiting.size() + " citations never became visible");
                }
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readSummaries() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                service.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "fetch.max.wait.ms",
                50);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(StreamsTopicNames.HUB_SUMMARIES).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            reader.countDown();
            long lastRead = System.nanoTime();
            while (sending.get() || isExpecting()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(20))) {
                    lastRead = System.nanoTime();
                    if (record.value() != null) {
                        seen(record.key(), citingWorks(record.value()), lastRead);
                    }
                }
                if (!sending.get() && System.nanoTime() - lastRead > PATIENCE_NANOS) {
                    throw new IllegalStateException("summaries stopped before all citations were in one");
                }
            }
        }
    }

    private void seen(String hub, int citingWorks, long now) {
        synchronized (expected) {
            Deque<long[]> dueByCount = expected(hub).dueByCount;
            while (!dueByCount.isEmpty() && dueByCount.peekFirst()[0] <= citingWorks) {
                published.seen(dueByCount.removeFirst()[1], now);
            }
        }
    }

    private boolean isExpecting() {
        synchronized (expected) {
            return expected.values().stream().anyMatch(hub -> !hub.dueByCount.isEmpty());
        }
    }

    /** Reads one number of a summary without parsing the rest, because thousands arrive each second. */
    private static int citingWorks(byte[] summary) {
        String text = new String(summary, StandardCharsets.UTF_8);
        int at = text.indexOf("\"citingWorks\":");
        int from = at + 14;
        int to = from;
        while (Character.isDigit(text.charAt(to))) {
            to++;
        }
        return Integer.parseInt(text.substring(from, to));
    }

    /** Returns the latencies until a query shows a citation. */
    public LatencyRecorder visible() {
        return visible;
    }

    /** Returns the latencies until a consumer reads a committed summary that counts a citation. */
    public LatencyRecorder published() {
        return published;
    }
}
