package org.citationhubs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fenced blocks of what crawlers are told, and a way to run them as they would. */
public final class CrawlerExamples {

    private static final Path README = Path.of("topics", "README.md");

    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private CrawlerExamples() {}

    /** The one block of a language that holds a text. */
    public static String block(String language, String holds) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(README));
        List<String> found = blocks.results()
                .filter(block ->
                        block.group(1).equals(language) && block.group(2).contains(holds))
                .map(block -> block.group(2))
                .toList();
        assertThat(found)
                .as(language + " blocks with " + holds + " in " + README)
                .hasSize(1);
        return found.get(0);
    }

    /** Runs a command to its end; what it printed, if it ended well. */
    public static String run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
            String printed = Files.readString(output);
            assertThat(process.exitValue()).as(printed).isZero();
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Whether a program can be started. */
    public static boolean isInstalled(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
