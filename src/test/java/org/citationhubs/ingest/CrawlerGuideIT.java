package org.citationhubs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
import org.citationhubs.citation.CitationEvent;
import org.citationhubs.citation.Limits;
import org.citationhubs.serde.CitationEventReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What topics/README.md tells crawlers to run is run, and what it publishes is an event. */
@ExtendWith(KafkaExtension.class)
class CrawlerGuideIT {

    private static final String TOPIC = "citations.v1";
    private static final Path GUIDE = Path.of("topics", "README.md");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void theJavaExamplePublishesAnEvent(TestKafka kafka) throws Exception {
        // given the example compiled as it stands, with a topic of the test's own
        String topic = kafka.topic(TestKafka.unique(TOPIC), 4);
        Path source = folder.resolve("Crawler.java");
        Files.writeString(source, example("java").replace(TOPIC, topic));
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(errors).isZero();
        // when it is run
        try (URLClassLoader classes = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            classes.loadClass("Crawler").getMethod("main", String[].class).invoke(null, (Object)
                    new String[] {kafka.bootstrapServers()});
        }
        // then the service can read what it published
        CitationEvent event = published(kafka, topic);
        assertThat(event.citing().value()).isEqualTo("doi:10.1000/a");
        assertThat(event.complete()).isTrue();
        assertThat(event.citations()).hasSize(2);
    }

    @Test
    void theKcatExamplePublishesAnEvent(TestKafka kafka) throws Exception {
        assumeTrue(isThere("kcat", "-V"), "skipped: there is no kcat (apt-get install kcat)");
        String topic = kafka.topic(TestKafka.unique(TOPIC), 4);
        String command = example("sh").replace(TOPIC, topic).replace("localhost:9092", kafka.bootstrapServers());
        run("sh", "-c", command);
        assertThat(published(kafka, topic).citations()).hasSize(1);
    }

    @Test
    void thePythonExampleCompilesAndBuildsAnEvent() throws Exception {
        assumeTrue(isThere("python3", "--version"), "skipped: there is no python3");
        Path source = Files.writeString(folder.resolve("crawler.py"), example("python"));
        run("python3", "-m", "py_compile", source.toString());
        String json = run(
                "python3",
                "-c",
                "import json, runpy; print(json.dumps(runpy.run_path('" + source + "', run_name='guide')['event']()))");
        CitationEvent event = new CitationEventReader(Limits.DEFAULT).read(json.getBytes(UTF_8));
        assertThat(event.citations()).hasSize(2);
    }

    private static String example(String language) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        assertThat(block.find()).as("an example in %s", language).isTrue();
        return block.group(1);
    }

    private static CitationEvent published(TestKafka kafka, String topic) throws Exception {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                kafka.consumer(new StringDeserializer(), new ByteArrayDeserializer(), Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await("the event").atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return !records.isEmpty();
            });
        }
        assertThat(records).hasSize(1);
        CitationEvent event =
                new CitationEventReader(Limits.DEFAULT).read(records.get(0).value());
        assertThat(records.get(0).key()).isEqualTo(event.citing().value());
        return event;
    }

    private static boolean isThere(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
        return Objects.requireNonNull(Files.readString(printed));
    }
}
