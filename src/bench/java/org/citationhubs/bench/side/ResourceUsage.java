package org.citationhubs.bench.side;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/** Measures the processor time and memory of this process. */
final class ResourceUsage {

    private final double cpuSeconds;
    private final double gcSeconds;
    private final double compilerSeconds;

    private ResourceUsage(double cpuSeconds, double gcSeconds, double compilerSeconds) {
        this.cpuSeconds = cpuSeconds;
        this.gcSeconds = gcSeconds;
        this.compilerSeconds = compilerSeconds;
    }

    static ResourceUsage now() {
        return new ResourceUsage(cpuSeconds(), gcSeconds(), compilerSeconds());
    }

    double cpuSecondsSince() {
        return cpuSeconds() - cpuSeconds;
    }

    /** Returns the seconds that the JIT compilers have used since. */
    double compilerSecondsSince() {
        return compilerSeconds() - compilerSeconds;
    }

    /** Adds the usage since, and the peak memory since the start of the process. */
    void addUseSince(Map<String, Object> figures) {
        figures.put(Figures.CPU_SECONDS, cpuSecondsSince());
        figures.put("gcSeconds", gcSeconds() - gcSeconds);
        figures.put("compilerSeconds", compilerSecondsSince());
        residentPeakKb().ifPresent(kb -> figures.put(Figures.RESIDENT_MB, kb >> 10));
    }

    private static double cpuSeconds() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getProcessCpuTime() / 1e9;
    }

    private static double compilerSeconds() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime() / 1e3;
    }

    private static double gcSeconds() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum()
                / 1e3;
    }

    /** Adds the peak resident memory, including RocksDB and the JVM itself; nothing where there is no {@code /proc}. */
    private static OptionalLong residentPeakKb() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
