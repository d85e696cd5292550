package org.citationhubs.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedItem;
import org.citationhubs.query.listing.CoCitedRequest;
import org.citationhubs.query.local.Answer;
import org.citationhubs.query.local.Answer.Found;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.ops.LagUnavailableException;
import org.citationhubs.query.ops.ServiceLag;
import org.citationhubs.query.page.Page;
import org.citationhubs.query.routing.HostPort;
import org.citationhubs.query.routing.PeerException;
import org.citationhubs.query.routing.PeerHealth;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.routing.StreamsLocator;
import org.citationhubs.query.scatter.PartitionsUnavailableException;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.store.memory.CacheBudget;
import org.citationhubs.store.memory.HeapBudget;
import org.citationhubs.topology.HubsTopology;
import org.citationhubs.topology.message.WorkPartitioner;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.citationhubs.topology.stage.TopologySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class QueryServiceIT {

    private static final int PARTITIONS = 4;
    private static final int CITING = 300;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final HostPort SELF = new HostPort("here", 1);
    private static final WorkId HUB = WorkId.parse("pmid:100");

    private final TopologySettings settings = new TopologySettings(
            TestKafka.unique("query"),
            PARTITIONS,
            InputLimits.DEFAULT,
            ClockCheck.DEFAULT,
            new HubRules(TierRules.withLeast(10), LabelRules.DEFAULT),
            Duration.ofMillis(200),
            Duration.ofMillis(100),
            new CacheBudget(HeapBudget.of(16 << 20)));

    @TempDir
    Path folder;

    @Test
    void zeroLagMeansThatEveryAnswerIsComplete(TestKafka kafka) {
        // given events on the brokers
        kafka.freshTopics(PARTITIONS);
        try (KafkaProducer<byte[], byte[]> producer =
                kafka.producer(new ByteArraySerializer(), new ByteArraySerializer(), Map.of())) {
            for (int i = 0; i < CITING; i++) {
                send(producer, i);
            }
            producer.flush();
            try (KafkaStreams streams = streams(kafka)) {
                QueryService service = service(streams, kafka);
                // when the instance is not started, then it has no answer
                assertThat(service.hubs(ReplicaRole.ACTIVE).summary(HUB))
                        .isEqualTo(new Answer.Unavailable<>(
                                new WorkPartitioner(PARTITIONS).of(HUB), UnavailableReason.NOT_RUNNING));
                // when it starts and has no lag
                streams.start();
                awaitCaughtUp(service);

                // then every answer is complete
                assertComplete(service, CITING);
                assertThat(publishedCitingWorks(kafka)).contains("\"citingWorks\":" + CITING);
                assertThat(new StreamsLocator(streams).locate(Stage.LISTS, 0).active())
                        .isEqualTo(SELF);
                assertThat(new StreamsLocator(streams).locate(Stage.HUBS, 0).active())
                        .isEqualTo(SELF);
                assertThat(service.unreadable()).isEmpty();
                // when it leaves the group, then it has no answer
                // Without this a closed member would keep its partitions until its session ends.
                streams.close(CloseOptions.timeout(LONG)
                        .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
                assertThat(service.hubs(ReplicaRole.ACTIVE).summary(HUB)).isInstanceOf(Answer.Unavailable.class);
            }
            try (KafkaStreams again = streams(kafka)) {
                // when it starts again and has no lag, then every answer is complete
                QueryService service = service(again, kafka);
                again.start();
                awaitCaughtUp(service);
                assertComplete(service, CITING);

                // when one more event arrives, then every answer is complete once there is no lag again
                send(producer, CITING);
                producer.flush();
                assertThat(service.measureLag().isCaughtUp()).isFalse();
                awaitCaughtUp(service);
                assertComplete(service, CITING + 1);
            }
        }
    }

    private static void assertComplete(QueryService service, int citing) {
        HubSummary summary = found(service.hubs(ReplicaRole.ACTIVE).summary(HUB));
        assertThat(summary.citingWorks()).isEqualTo(citing);
        assertThat(summary.ranking().leading().get(0).count()).isEqualTo(citing);
        assertThat(summary.ranking().leading()).allMatch(work -> work.title() != null);
        assertThat(summary.revision()).isPositive();
        Page<CoCitedItem> coCited = found(service.hubs(ReplicaRole.ACTIVE)
                        .coCited(HUB, new CoCitedRequest(Measure.COUNT, SelfCitationFilter.INCLUDE, 1, 1_000, null)))
                .page();
        assertThat(coCited.total()).isEqualTo(summary.ranking().coCitedWorks());
        assertThat(coCited.items()).allMatch(item -> item.title() != null && item.citingWorks() == item.count());
        assertThat(found(service.hubs(ReplicaRole.ACTIVE)
                                .citingWorks(HUB, new CitingWorksRequest(List.of(), CitingWorksSort.DATE, 1_000, null)))
                        .items())
                .hasSize(citing)
                .allMatch(item -> item.title() != null);
    }

    private static void awaitCaughtUp(QueryService service) {
        await().atMost(LONG).ignoreExceptionsMatching(QueryServiceIT::isNotYet).untilAsserted(() -> {
            ServiceLag lag = service.measureLag();
            assertThat(lag.unpublishedHubs()).isZero();
            assertThat(lag.partitions())
                    .filteredOn(partition -> partition.behind() > 0)
                    .isEmpty();
        });
    }

    private static boolean isNotYet(Throwable error) {
        return error instanceof LagUnavailableException || error instanceof PartitionsUnavailableException;
    }

    /** Returns the newest summary of the hub that a read_committed consumer sees. */
    private static String publishedCitingWorks(TestKafka kafka) {
        try (KafkaConsumer<String, byte[]> consumer = kafka.consumer(
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                Map.of("group.id", TestKafka.unique("reader")))) {
            consumer.subscribe(java.util.List.of(StreamsTopicNames.HUB_SUMMARIES));
            String[] newest = {""};
            await().atMost(LONG).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals(HUB.value())) {
                        newest[0] = new String(record.value(), UTF_8);
                    }
                });
                assertThat(newest[0]).contains("\"citingWorks\":" + CITING);
            });
            return newest[0];
        }
    }

    private QueryService service(KafkaStreams streams, TestKafka kafka) {
        return QueryService.of(
                streams,
                settings,
                kafka.admin(),
                SELF,
                (peer, request) -> CompletableFuture.failedFuture(new PeerException("there is no other instance")),
                new PeerHealth(Duration.ZERO, System::nanoTime),
                new QuerySettings(
                        Duration.ofSeconds(3),
                        100,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(1)));
    }

    private KafkaStreams streams(TestKafka kafka) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, "here:1");
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        return new KafkaStreams(HubsTopology.build(settings, properties), properties);
    }

    /** Sends an event; a failure would show as a count that is never reached. */
    private static void send(KafkaProducer<byte[], byte[]> producer, int i) {
        Future<RecordMetadata> unused = producer.send(citing(i));
    }

    private static ProducerRecord<byte[], byte[]> citing(int i) {
        String id = "pmid:" + (1_000 + i);
        String json = """
            {"eventId":"e","op":"assert","observedAt":"2026-01-01T00:00:00Z","source":{"system":"test"},
             "references":"complete","citing":{"id":"%s","title":"Citing %d","publishedAt":"2001"},"citations":[
             {"cited":{"id":"pmid:100","title":"Hub"}},{"cited":{"id":"pmid:200","title":"Always"}},
             {"cited":{"id":"pmid:%d","title":"Sometimes"}}]}\
            """.formatted(id, i, 300 + i % 60);
        return new ProducerRecord<>(StreamsTopicNames.CITATIONS, id.getBytes(UTF_8), json.getBytes(UTF_8));
    }

    private static <T> T found(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Found.class);
        return ((Found<T>) answer).value();
    }
}
