package org.citationhubs.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.citationhubs.bench.side.SideRun;

/** Runs one side in a separate Java process. */
final class ChildProcess {

    /** Streams and Flink bring different builds of RocksDB with the same class names: a process gets one of them. */
    private static final String ROCKSDB_OF_STREAMS = "rocksdbjni";

    private static final String ROCKSDB_OF_FLINK = "frocksdbjni";

    private final String side;
    private final List<String> jvmOptions;

    ChildProcess(String side, List<String> jvmOptions) {
        this.side = side;
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    /**
     * Runs the side and returns its figures.
     *
     * @param arguments of {@link SideRun}
     * @throws IllegalStateException if the side failed; its output is on the console
     */
    Map<String, Object> run(List<String> arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("bench-figures", ".json");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(jvmOptions);
        command.add("-Djava.util.logging.config.file=src/bench/resources/logging.properties");
        command.add("-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        command.addAll(side.equals("flink") ? flinkOpens() : List.of());
        command.addAll(List.of("-cp", classPath(), SideRun.class.getName(), "--side", side, "--out", out.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).inheritIO().start();
        Thread ending = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(ending);
        int code = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(ending);
        if (code != 0) {
            throw new IllegalStateException("side " + side + " ended with " + code);
        }
        Map<String, Object> figures = new ObjectMapper().readValue(out.toFile(), new TypeReference<>() {});
        Files.delete(out);
        return figures;
    }

    private String classPath() {
        String unwanted = side.equals("flink") ? ROCKSDB_OF_STREAMS : ROCKSDB_OF_FLINK;
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith(unwanted))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Flink's serializers use reflection on the JDK. */
    private static List<String> flinkOpens() {
        return List.of(
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.time=ALL-UNNAMED");
    }
}
