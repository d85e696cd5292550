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
 * Citations arrive at a rate, whatever becomes of those before, and two eyes watch: one asks for the probes until they are there, one
 * reads summaries as consumers do. Every latency counts from the time at which the citation was due to arrive.
 */
public final class OpenLoop {

    private static final long BETWEEN_LOOKS_NANOS = 5_000_000L;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final ServiceJar service;
    private final int leastCitingWorks;
    private final Duration warmUp;
    private final Lateness visible = new Lateness();
    private final Lateness published = new Lateness();
    private final ConcurrentLinkedQueue<Probe> probes = new ConcurrentLinkedQueue<>();
    private final Map<String, Expected> expected = new HashMap<>();
    private final CountDownLatch reader = new CountDownLatch(1);
    private final AtomicBoolean sending = new AtomicBoolean(true);

    /**
     * Measures a service.
     *
     * @param leastCitingWorks from how many citing works on a cited work is published
     * @param warmUp what is due so long after the first arrival is told apart
     */
    public OpenLoop(ServiceJar service, int leastCitingWorks, Duration warmUp) {
        this.service = service;
        this.leastCitingWorks = leastCitingWorks;
        this.warmUp = warmUp;
    }

    private record Probe(String hub, long due) {}

    /** The counts of a hub that are still to be seen in a summary, lowest first. */
    private static final class Expected {

        private final Deque<long[]> dueByCount = new ArrayDeque<>();
        private int sent;
    }

    /** A citing work counts as sent before the measurement. */
    public void known(Paper paper) {
        paper.cited().forEach(hub -> expected(hub).sent++);
    }

    private Expected expected(String hub) {
        return expected.computeIfAbsent(hub, id -> new Expected());
    }

    /**
     * Sends papers and returns when all is seen.
     *
     * @param events one for each paper
     * @param probeOf the probe in the list of a paper, by its place
     * @throws IllegalStateException if something is not seen within a minute after the last arrival
     */
    public void run(List<Paper> papers, List<Event> events, Map<Integer, String> probeOf, double citationsPerSecond)
            throws Exception {
        Thread asking = new Thread(this::askForProbes, "bench-ask");
        Thread reading = new Thread(this::readSummaries, "bench-read");
        List<Throwable> failures = new ArrayList<>();
        for (Thread eye : List.of(asking, reading)) {
            eye.setUncaughtExceptionHandler((thread, failure) -> {
                synchronized (failures) {
                    failures.add(failure);
                }
            });
            eye.start();
        }
        // What is published before the reader knows where the topic ends would never be seen.
        if (!reader.await(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("the reader of summaries does not come");
        }
        send(papers, events, probeOf, citationsPerSecond);
        sending.set(false);
        asking.join();
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
            Pace pace = new Pace(first, citationsPerSecond);
            long citations = 0;
            for (int place = 0; place < events.size(); place++) {
                Event event = events.get(place);
                long due = pace.due(citations);
                // Before it is sent: a summary may be faster than this thread.
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

    private void askForProbes() {
        List<Probe> waiting = new ArrayList<>();
        long lastSeen = System.nanoTime();
        try (KeepAlive connection = new KeepAlive(service.httpPort())) {
            while (sending.get() || !probes.isEmpty() || !waiting.isEmpty()) {
                for (Probe probe = probes.poll(); probe != null; probe = probes.poll()) {
                    waiting.add(probe);
                }
                for (Iterator<Probe> all = waiting.iterator(); all.hasNext(); ) {
                    Probe probe = all.next();
                    if (connection.ask(KeepAlive.hub(probe.hub())) == 200) {
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

    /** Thousands come a second and one number is wanted of each: found without reading the rest. */
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

    /** Until a query shows a citation. */
    public Lateness visible() {
        return visible;
    }

    /** Until a committed summary that counts a citation of a published hub is read. */
    public Lateness published() {
        return published;
    }
}
