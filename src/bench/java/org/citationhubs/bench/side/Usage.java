package org.citationhubs.bench.side;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/** What this process has used of the machine. */
final class Usage {

    private final double cpuSeconds;
    private final double gcSeconds;
    private final double compilerSeconds;

    private Usage(double cpuSeconds, double gcSeconds, double compilerSeconds) {
        this.cpuSeconds = cpuSeconds;
        this.gcSeconds = gcSeconds;
        this.compilerSeconds = compilerSeconds;
    }

    static Usage now() {
        return new Usage(cpuSeconds(), gcSeconds(), compilerSeconds());
    }

    double cpuSecondsSince() {
        return cpuSeconds() - cpuSeconds;
    }

    /** What the compilers of the JVM have taken since. */
    double compilerSecondsSince() {
        return compilerSeconds() - compilerSeconds;
    }

    /** Adds what was used since, and the peak since the process began. */
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

    /** The most memory the process ever had in RAM, RocksDB's and the JVM's own included; absent where there is no {@code /proc}. */
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
