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

/** Finds and runs the code examples of the guide for crawlers. */
public final class CrawlerExamples {

    private static final Path README = Path.of("topics", "README.md");

    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private CrawlerExamples() {}

    /** Returns the only code block of a language that contains a text. */
    public static String block(String language, String content) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(README));
        List<String> found = blocks.results()
                .filter(block ->
                        block.group(1).equals(language) && block.group(2).contains(content))
                .map(block -> block.group(2))
                .toList();
        assertThat(found)
                .as(language + " blocks with " + content + " in " + README)
                .hasSize(1);
        return found.get(0);
    }

    /** Runs a command, which must succeed, and returns its output. */
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
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("the command ends")
                    .isTrue();
            String printed = Files.readString(output);
            assertThat(process.exitValue()).as(printed).isZero();
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Returns whether a program can be started. */
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
