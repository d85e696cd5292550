package org.citationhubs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.citationhubs.bench.input.GraphOptions;
import org.citationhubs.topology.hubs.HubStageProcessor;
import org.citationhubs.topology.lists.InputEventProcessor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where the stream threads spend their time, by Java Flight Recorder: separately for ingest (both stages) and
 * publication. Each sample counts for the innermost method of this project on its stack and the library that it called.
 * Native code of RocksDB counts.
 */
@Command(
        name = "profile",
        description = "Records the service with JFR and prints the top methods of ingest and publication.")
final class ProfileCommand implements Callable<Integer> {

    private static final String OURS = "org.citationhubs.";
    private static final String LIST_STAGE = InputEventProcessor.class.getPackageName() + '.';
    private static final String HUB_STAGE = HubStageProcessor.class.getPackageName() + '.';

    @Mixin
    private GraphOptions graphOptions = new GraphOptions();

    @Option(
            names = "--warm-up",
            defaultValue = "1500",
            description = "lists counted first, included in the recording (${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--heap", defaultValue = "512m", description = "of the process (${DEFAULT-VALUE})")
    private String heap = "512m";

    @Option(names = "--jvm", split = " ", description = "further options of the process, separated by spaces")
    private List<String> jvmOptions = List.of();

    @Option(names = "--top", defaultValue = "10", description = "methods of each part (${DEFAULT-VALUE})")
    private int top;

    @Option(names = "--recording", defaultValue = "target/bench/service.jfr", description = "${DEFAULT-VALUE}")
    private Path recording = Path.of("target/bench/service.jfr");

    @Option(names = "--read", description = "print the existing recording, without a run")
    private boolean read;

    @Override
    public Integer call() throws Exception {
        if (!read) {
            record();
        }
        print();
        return 0;
    }

    private void record() throws IOException, InterruptedException {
        Path parent = recording.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        List<String> jvm = new ArrayList<>(JvmOptions.of(heap, jvmOptions));
        jvm.add("-XX:StartFlightRecording=settings=profile,filename=" + recording);
        List<String> arguments = new ArrayList<>(graphOptions.arguments());
        arguments.addAll(List.of("--warm-up", Integer.toString(warmUp)));
        System.out.println(new ChildProcess("service", jvm).run(arguments));
    }

    private void print() throws IOException {
        Map<String, Map<String, Integer>> parts = new TreeMap<>();
        int samples = 0;
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                Sample sample = Sample.of(file.readEvent());
                if (sample != null) {
                    samples++;
                    parts.computeIfAbsent(sample.part(), part -> new TreeMap<>())
                            .merge(sample.method(), 1, Integer::sum);
                }
            }
        }
        double percent = 100.0 / Math.max(1, samples);
        System.out.printf("%d samples of stream threads%n", samples);
        parts.forEach((part, methods) -> {
            int all = methods.values().stream().mapToInt(Integer::intValue).sum();
            System.out.printf("%n%s %.1f %%%n", part, all * percent);
            methods.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(top)
                    .forEach(method ->
                            System.out.printf("%6.1f %%  %s%n", method.getValue() * percent, method.getKey()));
        });
    }

    /**
     * A sample of a stream thread.
     *
     * @param part of the work
     * @param method the innermost method of this project, and the library that it called
     */
    private record Sample(String part, String method) {

        /** Returns the sample of an event, null if the event is not of a stream thread at work. */
        static @Nullable Sample of(RecordedEvent event) {
            String type = event.getEventType().getName();
            boolean isNative = type.equals("jdk.NativeMethodSample");
            if ((!isNative && !type.equals("jdk.ExecutionSample")) || event.getStackTrace() == null) {
                return null;
            }
            RecordedThread thread = event.getThread("sampledThread");
            List<String> frames =
                    event.getStackTrace().getFrames().stream().map(Sample::name).toList();
            String name = thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
            if (!name.contains("StreamThread") || frames.isEmpty()) {
                return null;
            }
            // A thread that waits for the network runs native code too.
            if (isNative && !frames.get(0).startsWith("org.rocksdb.")) {
                return null;
            }
            return new Sample(part(frames), method(frames));
        }

        private static String name(RecordedFrame frame) {
            return frame.getMethod().getType().getName()
                    + '.'
                    + frame.getMethod().getName();
        }

        private static String part(List<String> frames) {
            if (frames.stream().anyMatch(frame -> frame.contains("publishDue"))) {
                return "3 publication";
            }
            if (frames.stream().anyMatch(frame -> frame.startsWith(LIST_STAGE))) {
                return "1 ingest, by citing work";
            }
            return frames.stream().anyMatch(frame -> frame.startsWith(HUB_STAGE))
                    ? "2 ingest, by hub"
                    : "4 Kafka Streams itself";
        }

        private static String method(List<String> frames) {
            String library = "";
            for (String frame : frames) {
                if (frame.startsWith(OURS)) {
                    return frame.substring(OURS.length()) + library;
                }
                if (library.isEmpty()) {
                    library = library(frame);
                }
            }
            return frames.get(0);
        }

        private static String library(String frame) {
            if (frame.startsWith("org.rocksdb.")) {
                return " > RocksDB";
            }
            if (frame.startsWith("org.apache.kafka.")) {
                return " > Kafka";
            }
            return frame.startsWith("com.fasterxml.jackson.") ? " > Jackson" : "";
        }
    }
}
