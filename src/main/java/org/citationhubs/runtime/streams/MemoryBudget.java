package org.citationhubs.runtime.streams;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether what this process may use fits into what it has; all in bytes.
 *
 * @param limit of the container, or of the machine
 * @param heap of the Java machine at the most
 * @param stores memory of the state stores
 */
public record MemoryBudget(long limit, long heap, long stores) {

    /** Classes, compiled code, buffers of clients and HTTP, stacks of about a hundred threads: what was seen under load, and a third more. */
    public static final long BESIDE = 384L << 20;

    /** The one of this process. */
    public static MemoryBudget of(long stores) {
        return new MemoryBudget(limitHere(), Runtime.getRuntime().maxMemory(), stores);
    }

    /** What is wrong, in words that name what to change; or empty. */
    public Optional<String> complaint() {
        long needed = heap + stores + BESIDE;
        return needed <= limit
                ? Optional.empty()
                : Optional.of(
                        "%d MiB may be used (heap %d, hubs.rocksdb.memory %d, the rest %d), the limit is %d MiB: under load the process"
                                        .formatted(mib(needed), mib(heap), mib(stores), mib(BESIDE), mib(limit))
                                + " will be killed; raise the limit or lower one of them");
    }

    private static long mib(long bytes) {
        return bytes >> 20;
    }

    /** The limit of the container, which the Java machine knows how to find, or the memory of the machine. */
    public static long limitHere() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }

    /** What the process holds of it now, pages of files that it has mapped among it; NaN where the system does not say. */
    public static double residentHere() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
