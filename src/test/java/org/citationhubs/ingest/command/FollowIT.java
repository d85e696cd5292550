package org.citationhubs.ingest.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
import org.citationhubs.ingest.follow.FollowPause;
import org.citationhubs.ingest.follow.StubFeed;
import org.citationhubs.ingest.follow.StubFeed.StubAnswer;
import org.citationhubs.ingest.follow.StubWorks;
import org.citationhubs.ingest.idmap.IdMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** Follows stubs of feeds on a real broker. Time is the test's own, and waiting takes none. */
@ExtendWith(KafkaExtension.class)
class FollowIT {

    private static final int PARTITIONS = 3;
    private static final Instant FIRST_DAY = Instant.parse("2020-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter err = new StringWriter();
    private Instant now = FIRST_DAY;

    @Test
    void everyRecordArrivesThroughFaultsAndRestarts(TestKafka kafka) throws IOException {
        // given a feed of 10,000 pages, with faults between them
        kafka.freshTopics(PARTITIONS);
        int days = 40;
        int worksOfADay = 499;
        FaultyCrossref crossref = new FaultyCrossref(FIRST_DAY, days, worksOfADay, 20_260_525);
        now = FIRST_DAY.plus(Duration.ofDays(days)).plus(Duration.ofMinutes(20));
        Random random = new Random(7);
        int runs = 0;
        try (StubFeed feed = new StubFeed(crossref::answer)) {
            // when it is followed by processes that end at random pages
            TestPause pause;
            do {
                pause = new TestPause(crossref, crossref.pages() + 100 + random.nextInt(1600));
                int exitCode = run(kafka, pause, feed, "--since", "2020-01-01", "--management-port", "0");
                assertThat(exitCode).as(err.toString()).isZero();
                runs++;
            } while (!pause.caughtUp());
        }

        // then each work is there
        Map<String, JsonNode> lists = new TreeMap<>();
        List<ConsumerRecord<String, byte[]>> records = read(kafka, "citations.v1");
        for (ConsumerRecord<String, byte[]> record : records) {
            ObjectNode list = (ObjectNode) JSON.readTree(record.value());
            assertThat(list.remove("eventId").asText()).startsWith("crossref-2020-");
            // and what was published twice is the same
            JsonNode former = lists.put(record.key(), list);
            assertThat(former).isIn(null, list);
        }
        assertThat(lists).hasSize(days * worksOfADay).containsKeys("doi:10.1000/0", "doi:10.1000/19959");
        assertThat(lists.values()).allSatisfy(list -> {
            assertThat(list.path("references").asText()).isEqualTo("complete");
            assertThat(list.at("/source/system").asText()).isEqualTo("crossref");
            assertThat(list.at("/source/crawler").asText()).isEqualTo("citation-hubs follow");
            assertThat(list.path("observedAt").asText()).isEqualTo(StubWorks.INDEXED.toString());
            assertThat(list.path("citations")).hasSize(2);
        });
        // and the test was one of faults
        assertThat(crossref.pages()).isGreaterThanOrEqualTo(10_000);
        assertThat(crossref.faults()).isGreaterThan(200);
        assertThat(crossref.expiredCursors()).isPositive();
        assertThat(runs).isGreaterThan(5);
        assertThat(records).hasSizeGreaterThan(lists.size());
    }

    @Test
    void thePositionIsThatOfTheNewestRecord(TestKafka kafka) throws IOException {
        // given a feed that is read
        kafka.freshTopics(PARTITIONS);
        now = Instant.parse("2020-01-03T00:20:00Z");
        try (StubFeed feed = new StubFeed(request -> StubAnswer.json(StubWorks.page(0, 1, 1, "c")))) {
            assertThat(run(kafka, new TestPause(), feed, "--since", "2020-01-01", "--once"))
                    .isZero();
            assertThat(feed.requests()).hasSize(2);

            // when it is read again at once, and a day later
            assertThat(run(kafka, new TestPause(), feed, "--since", "2020-01-01", "--once"))
                    .isZero();
            assertThat(feed.requests()).hasSize(2);
            now = Instant.parse("2020-01-04T00:20:00Z");
            assertThat(run(kafka, new TestPause(), feed, "--once")).isZero();
            assertThat(feed.requests()).hasSize(3);
        }

        // then the topic says so, under the name of the feed
        List<ConsumerRecord<String, byte[]>> positions = read(kafka, "feeds.v1");
        assertThat(positions).hasSize(3).extracting(ConsumerRecord::key).containsOnly("crossref");
        assertThat(JSON.readTree(positions.get(2).value())).isEqualTo(JSON.readTree("""
                    {"from": "2020-01-03T00:00:00Z", "until": "2020-01-04T00:00:00Z", "complete": true,
                     "asked": "2020-01-04T00:20:00Z", "read": 1, "total": 1}"""));
    }

    @Test
    void aMissingTopicIsNamed(TestKafka kafka) throws Exception {
        kafka.freshTopics(PARTITIONS);
        kafka.admin().deleteTopics(List.of("feeds.v1")).all().get();
        try (StubFeed feed = new StubFeed(request -> StubAnswer.json(StubWorks.page(0, 1, 1, "c")))) {
            assertThat(run(kafka, new TestPause(), feed, "--once")).isEqualTo(1);

            assertThat(err.toString())
                    .contains(
                            "cannot follow crossref: Kafka at " + kafka.bootstrapServers() + " has no topic feeds.v1");
            assertThat(feed.requests()).isEmpty();
        }
    }

    private int run(TestKafka kafka, TestPause pause, StubFeed feed, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "crossref", "--rows", "2", "--mailto", "a@b.example"));
        all.addAll(List.of("--url", feed.address().toString()));
        return new CommandLine(new FollowCommand(
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                        followed -> StubWorks::new,
                        folder -> IdMap.NONE,
                        new TestClock(),
                        pause))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private static List<ConsumerRecord<String, byte[]>> read(TestKafka kafka, String topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new TopicPartition(topic, partition));
        }
        try (KafkaConsumer<String, byte[]> consumer =
                kafka.consumer(new StringDeserializer(), new ByteArrayDeserializer(), Map.of())) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private final class TestClock extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Lets time pass at once. Stops at a page, or when the follower waits for what is new. */
    private final class TestPause implements FollowPause {

        private final FaultyCrossref crossref;
        private final int stopAt;
        private boolean stopped;
        private boolean caughtUp;

        TestPause() {
            this(new FaultyCrossref(FIRST_DAY, 1, 1, 1), Integer.MAX_VALUE);
        }

        TestPause(FaultyCrossref crossref, int stopAt) {
            this.crossref = crossref;
            this.stopAt = stopAt;
        }

        @Override
        public void await(Duration time) {
            now = now.plus(time);
            caughtUp |= time.equals(Duration.ofMinutes(15)) && !stopped();
        }

        @Override
        public void stop() {
            stopped = true;
        }

        @Override
        public boolean stopped() {
            return stopped || caughtUp || crossref.pages() >= stopAt;
        }

        boolean caughtUp() {
            return caughtUp;
        }
    }
}
