package org.citationhubs.bench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.citationhubs.bench.cluster.Instance;

/** Samples the memory of an instance: its heap after garbage collections, from their log, and its resident memory. */
final class MemorySamples {

    /** A growth by more than this factor is not flat. */
    private static final double FLAT = 1.15;

    /** Beginning of the name of the logs; the rest is the process id. */
    private static final String LOG = "gc-";

    private static final Pattern COLLECTION = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\(");

    private final Instance instance;
    private final Path folder;
    private final long beginNanos = System.nanoTime();
    private final List<Sample> samples = new ArrayList<>();
    private int collections;
    private int firstOfLife;

    /**
     * Memory at a time.
     *
     * @param heapMb the least heap after a collection since the sample before, -1 if there was no collection
     */
    record Sample(long seconds, long heapMb, long residentMb) {}

    MemorySamples(Instance instance, Path folder) {
        this.instance = instance;
        this.folder = folder;
    }

    /** Returns the option of a Java process that writes the log. */
    static String option(Path folder) {
        return "-Xlog:gc:file=" + folder.resolve(LOG + "%p.log");
    }

    /** Takes a sample and returns it. */
    Sample take() throws IOException {
        List<Long> afterCollections = new ArrayList<>();
        try (Stream<Path> logs = Files.list(folder)) {
            logs.filter(log -> log.getFileName().toString().startsWith(LOG))
                    .sorted(Comparator.comparingLong(MemorySamples::lastModified))
                    .forEach(log -> afterCollections.addAll(heapAfterCollections(log)));
        }
        long least = afterCollections.stream()
                .skip(collections)
                .mapToLong(Long::longValue)
                .min()
                .orElse(-1);
        collections = afterCollections.size();
        Sample sample = new Sample(
                (System.nanoTime() - beginNanos) / 1_000_000_000L, least, Math.max(0, instance.residentMb()));
        samples.add(sample);
        return sample;
    }

    private static List<Long> heapAfterCollections(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(COLLECTION::matcher)
                    .filter(Matcher::find)
                    .map(line -> Long.valueOf(line.group(2)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lastModified(Path file) {
        return file.toFile().lastModified();
    }

    /** Notes that the process was started again: its caches are empty. */
    void restarted() {
        firstOfLife = samples.size();
    }

    List<Sample> samples() {
        return samples;
    }

    /**
     * Returns by which factor the heap after collections grew from the second third of the life of the process to the
     * last. Caches fill in the first.
     */
    double heapGrowth() {
        return growth(Sample::heapMb);
    }

    /** Returns by which factor the resident memory grew, as {@link #heapGrowth}. */
    double residentGrowth() {
        return growth(Sample::residentMb);
    }

    static boolean isFlat(double growth) {
        return growth <= FLAT;
    }

    private double growth(ToLongFunction<Sample> figure) {
        List<Sample> life = samples.subList(firstOfLife, samples.size());
        int third = life.size() / 3;
        return mean(life.subList(2 * third, life.size()), figure) / mean(life.subList(third, 2 * third), figure);
    }

    private static double mean(List<Sample> of, ToLongFunction<Sample> figure) {
        return of.stream()
                .mapToLong(figure)
                .filter(value -> value > 0)
                .average()
                .orElse(Double.NaN);
    }
}
