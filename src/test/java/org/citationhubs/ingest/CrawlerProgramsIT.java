package org.citationhubs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.serde.json.CitationEventReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the programs of topics/README.md, and checks that they publish valid events. */
@ExtendWith(KafkaExtension.class)
class CrawlerProgramsIT {

    private static final String TOPIC = "citations.v1";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void theJavaExamplePublishesAnEvent(TestKafka kafka) throws Exception {
        // given the compiled example, with another topic
        String topic = kafka.topic(TestKafka.unique(TOPIC), 4);
        Path source = folder.resolve("Crawler.java");
        Files.writeString(source, CrawlerExamples.block("java", "class Crawler").replace(TOPIC, topic));
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(errors).isZero();
        // when it runs
        try (URLClassLoader classes = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            classes.loadClass("Crawler").getMethod("main", String[].class).invoke(null, (Object)
                    new String[] {kafka.bootstrapServers()});
        }
        // then the service can read the published event
        CitationEvent event = published(kafka, topic);
        assertThat(event.citing().value()).isEqualTo("doi:10.1000/a");
        assertThat(event.complete()).isTrue();
        assertThat(event.citations()).hasSize(2);
    }

    @Test
    void thePythonExampleCompilesAndBuildsAnEvent() throws Exception {
        assumeTrue(CrawlerExamples.isInstalled("python3", "--version"), "skipped: python3 is not installed");
        Path source = Files.writeString(folder.resolve("crawler.py"), CrawlerExamples.block("python", "def event"));
        CrawlerExamples.run(folder, Map.of(), "python3", "-m", "py_compile", source.toString());
        String json = CrawlerExamples.run(
                folder,
                Map.of(),
                "python3",
                "-c",
                "import json, runpy; print(json.dumps(runpy.run_path('crawler.py', run_name='guide')['event']()))");
        CitationEvent event = new CitationEventReader(InputLimits.DEFAULT).read(json.getBytes(UTF_8));
        assertThat(event.citations()).hasSize(2);
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
                new CitationEventReader(InputLimits.DEFAULT).read(records.get(0).value());
        assertThat(records.get(0).key()).isEqualTo(event.citing().value());
        return event;
    }
}
