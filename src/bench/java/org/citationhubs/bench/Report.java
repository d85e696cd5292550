package org.citationhubs.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes figures to the console, as a table, and to a JSON file for the comparison of runs. */
final class Report {

    private final PrintStream console;
    private final Map<String, Object> content = new LinkedHashMap<>();

    Report(String benchmark, PrintStream console) {
        this.console = console;
        content.put("benchmark", benchmark);
        content.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        content.put("processors", Runtime.getRuntime().availableProcessors());
        content.put("java", Runtime.version().toString());
        content.put(
                "loadAverageBefore",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Adds a figure. */
    void put(String name, Object value) {
        content.put(name, value);
    }

    /** Prints a line. */
    void line(String format, Object... values) {
        console.printf(format + "%n", values);
    }

    /** Writes the file. */
    void write(Path file) throws IOException {
        content.put(
                "loadAverageAfter", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), content);
        line("written to %s", file);
    }
}
