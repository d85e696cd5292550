package org.citationhubs.runtime.streams;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the memory that this process may use with the memory that it has. All figures are in bytes.
 *
 * @param limit memory of the container, or of the machine
 * @param heap maximum heap of the JVM
 * @param stores memory of the state stores
 */
public record MemoryBudget(long limit, long heap, long stores) {

    /**
     * Memory beside heap and stores: classes, compiled code, buffers of Kafka clients and HTTP, stacks of about a
     * hundred threads. A third more than measured under load.
     */
    public static final long BESIDE = 384L << 20;

    /** Returns the budget of this process. */
    public static MemoryBudget of(long stores) {
        return new MemoryBudget(limitHere(), Runtime.getRuntime().maxMemory(), stores);
    }

    /** Returns a message that says what does not fit and what to change; empty if everything fits. */
    public Optional<String> warning() {
        long needed = heap + stores + BESIDE;
        return needed <= limit
                ? Optional.empty()
                : Optional.of(
                        "the process may use %d MiB (heap %d, hubs.rocksdb.memory %d, other %d) but has only %d MiB"
                                        .formatted(mib(needed), mib(heap), mib(stores), mib(BESIDE), mib(limit))
                                + ": under load it will be killed; raise the limit, or lower the heap or"
                                + " hubs.rocksdb.memory");
    }

    private static long mib(long bytes) {
        return bytes >> 20;
    }

    /** Returns the memory limit of the container as the JVM detects it, or the memory of the machine. */
    public static long limitHere() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }

    /** Returns the resident memory of the process, mapped files included; NaN if the system does not report it. */
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
