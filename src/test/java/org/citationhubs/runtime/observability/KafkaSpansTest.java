package org.citationhubs.runtime.observability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.citationhubs.ingest.publish.SendTraces.TracedSend;
import org.citationhubs.topology.TopologyFixture;
import org.citationhubs.topology.stage.StreamTraces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Traces an event from the request to the summary under OpenTelemetry's names, and nothing that has no sampled trace.
 */
class KafkaSpansTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String OTHER_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENDER = "b7ad6b7169203331";

    private final InMemorySpanExporter finished = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(finished))
                    .build())
            .build();
    private final KafkaSpans spans = new KafkaSpans(telemetry);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void aTraceLeadsThroughBothStagesToTheSummary() {
        try (TopologyFixture fixture = new TopologyFixture(folder, 1, spans)) {
            // given an event of a sampled trace
            deliver(fixture, "pmid:1", traced(TRACE, "01"));

            // when the hub is published
            fixture.settle();

            // then the span of each step is under the span of the step before
            SpanData inListStage = finished("process citations.v1");
            SpanData inHubStage = finished("process fixture-to-hubs-repartition");
            SpanData published = finished("send hub-summaries.v1");
            assertThat(List.of(inListStage, inHubStage, published))
                    .extracting(SpanData::getTraceId)
                    .containsOnly(TRACE);
            assertThat(inListStage.getParentSpanId()).isEqualTo(SENDER);
            assertThat(inHubStage.getParentSpanId()).isEqualTo(inListStage.getSpanId());
            assertThat(published.getParentSpanId()).isEqualTo(inHubStage.getSpanId());
            assertThat(inListStage.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(published.getKind()).isEqualTo(SpanKind.PRODUCER);
            assertThat(attribute(inListStage, "messaging.system")).isEqualTo("kafka");
            assertThat(attribute(inListStage, "messaging.operation.type")).isEqualTo("process");
            assertThat(attribute(inListStage, "messaging.destination.name")).isEqualTo("citations.v1");
            assertThat(attribute(inListStage, "messaging.destination.partition.id"))
                    .isEqualTo("0");
            assertThat(inListStage.getAttributes().get(AttributeKey.longKey("messaging.kafka.offset")))
                    .isZero();
            assertThat(attribute(published, "messaging.kafka.message.key")).isEqualTo("pmid:9");

            // and the summary and the change events carry the last span
            String carried = "00-" + TRACE + "-" + published.getSpanId() + "-01";
            assertThat(fixture.publications())
                    .extracting(KafkaSpansTest::traceParent)
                    .containsExactly(carried);
            assertThat(fixture.changeEvents())
                    .isNotEmpty()
                    .extracting(KafkaSpansTest::traceParent)
                    .containsOnly(carried);
        }
    }

    @Test
    void untracedAndUnsampledRecordsHaveNoSpanAndNoHeader() {
        try (TopologyFixture fixture = new TopologyFixture(folder, 1, spans)) {
            deliver(fixture, "pmid:1", new RecordHeaders());
            deliver(fixture, "pmid:2", traced(TRACE, "00"));
            deliver(fixture, "pmid:3", new RecordHeaders().add("traceparent", "not a trace".getBytes(UTF_8)));
            fixture.settle();

            assertThat(finished.getFinishedSpanItems()).isEmpty();
            assertThat(fixture.publications()).isNotEmpty().allSatisfy(record -> assertThat(record.headers())
                    .isEmpty());
        }
    }

    @Test
    void withoutTracingNoHeaderIsPassedOn() {
        try (TopologyFixture fixture = new TopologyFixture(folder, 1, StreamTraces.NONE)) {
            deliver(fixture, "pmid:1", traced(TRACE, "01"));
            fixture.settle();

            assertThat(fixture.publications()).isNotEmpty().allSatisfy(record -> assertThat(record.headers())
                    .isEmpty());
            assertThat(fixture.changeEvents()).isNotEmpty().allSatisfy(record -> assertThat(record.headers())
                    .isEmpty());
        }
    }

    @Test
    void aPublicationIsInItsFirstTraceAndLinkedToTheOthers() {
        try (TopologyFixture fixture = new TopologyFixture(folder, 1, spans)) {
            // given two traced citations of a hub and an untraced one, within a publish interval
            deliver(fixture, "pmid:1", new RecordHeaders());
            deliver(fixture, "pmid:2", traced(TRACE, "01"));
            deliver(fixture, "pmid:3", traced(OTHER_TRACE, "01"));
            fixture.settle();

            SpanData published = finished("send hub-summaries.v1");
            assertThat(published.getTraceId()).isEqualTo(TRACE);
            assertThat(published.getLinks())
                    .extracting(link -> link.getSpanContext().getTraceId())
                    .containsExactly(OTHER_TRACE);

            // when the hub changes again, by an untraced citation
            deliver(fixture, "pmid:4", new RecordHeaders());
            fixture.settle();

            // then the publication is not traced
            assertThat(fixture.publications()).hasSize(2);
            assertThat(fixture.publications().get(1).headers()).isEmpty();
            finished("send hub-summaries.v1");
        }
    }

    @Test
    void messagesToOtherListsAreInTheTraceOfTheirEvent() {
        try (TopologyFixture fixture = new TopologyFixture(folder, 1, spans)) {
            fixture.deliverRaw(
                    "works.v1",
                    "pmid:1".getBytes(UTF_8),
                    "{\"observedAt\":\"2026-05-25T10:00:00Z\",\"id\":\"pmid:1\",\"sameAs\":\"pmid:2\"}".getBytes(UTF_8),
                    traced(TRACE, "01"));
            fixture.settle();

            SpanData received = finished("process works.v1");
            assertThat(finished("process fixture-to-lists-repartition").getParentSpanId())
                    .isEqualTo(received.getSpanId());
            assertThat(received.getTraceId()).isEqualTo(TRACE);
        }
    }

    @Test
    void aDeadLetterIsInTheTraceOfTheRejectedRecord() {
        try (TopologyFixture fixture = new TopologyFixture(folder, 1, spans)) {
            fixture.deliverRaw("citations.v1", "pmid:1".getBytes(UTF_8), "{".getBytes(UTF_8), traced(TRACE, "01"));

            assertThat(fixture.deadLetterRecords()).singleElement().satisfies(record -> assertThat(new String(
                            record.headers().lastHeader("traceparent").value(), UTF_8))
                    .isEqualTo("00-" + TRACE + "-"
                            + finished("process citations.v1").getSpanId() + "-01"));
        }
    }

    @Test
    void anEventCarriesTheTraceOfItsRequest() {
        ProducerRecord<byte[], byte[]> record = record();
        Span request = telemetry.getTracer("test").spanBuilder("POST").startSpan();
        try (Scope scope = request.makeCurrent()) {
            assertThat(scope).isNotNull();
            TracedSend sending = spans.sending(record);
            sending.ended(new RecordMetadata(new TopicPartition("citations.v1", 3), 41, 0, 0, 0, 0), null);
        }

        SpanData sent = finished("send citations.v1");
        assertThat(sent.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
        assertThat(sent.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(attribute(sent, "messaging.destination.partition.id")).isEqualTo("3");
        assertThat(sent.getAttributes().get(AttributeKey.longKey("messaging.kafka.offset")))
                .isEqualTo(41);
        assertThat(attribute(sent, "messaging.kafka.message.key")).isEqualTo("pmid:1");
        assertThat(new String(record.headers().lastHeader("traceparent").value(), UTF_8))
                .isEqualTo("00-" + sent.getTraceId() + "-" + sent.getSpanId() + "-01");
    }

    @Test
    void anEventThatIsNotSentIsAnErrorInItsTrace() {
        try (Scope scope =
                telemetry.getTracer("test").spanBuilder("POST").startSpan().makeCurrent()) {
            assertThat(scope).isNotNull();
            spans.sending(record()).ended(null, new IllegalStateException("closed"));
        }

        SpanData sent = finished("send citations.v1");
        assertThat(sent.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attribute(sent, "error.type")).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void anEventOutsideATraceStartsNone() {
        ProducerRecord<byte[], byte[]> record = record();

        TracedSend sending = spans.sending(record);

        assertThat(sending).isSameAs(TracedSend.UNTRACED);
        assertThat(record.headers()).isEmpty();
    }

    @Test
    void theFirstHundredEventsOfAStreamAreTraced() {
        int traced = 0;
        try (Scope scope =
                telemetry.getTracer("test").spanBuilder("POST").startSpan().makeCurrent()) {
            assertThat(scope).isNotNull();
            for (int event = 0; event < 250; event++) {
                if (spans.sending(record()) != TracedSend.UNTRACED) {
                    traced++;
                }
            }
        }

        assertThat(traced).isEqualTo(100);
    }

    private static ProducerRecord<byte[], byte[]> record() {
        return new ProducerRecord<>("citations.v1", "pmid:1".getBytes(UTF_8), "{}".getBytes(UTF_8));
    }

    private static Headers traced(String trace, String flags) {
        return new RecordHeaders().add("traceparent", ("00-" + trace + "-" + SENDER + "-" + flags).getBytes(UTF_8));
    }

    private static void deliver(TopologyFixture fixture, String citing, Headers headers) {
        fixture.deliverRaw(
                "citations.v1",
                citing.getBytes(UTF_8),
                ("{\"op\":\"assert\",\"observedAt\":\"2026-05-25T10:00:00Z\",\"citing\":{\"id\":\"" + citing
                                + "\"},\"citations\":[{\"cited\":{\"id\":\"pmid:9\"}}]}")
                        .getBytes(UTF_8),
                headers);
    }

    /** Returns the one span of a name. */
    private SpanData finished(String name) {
        List<SpanData> found = finished.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private static String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    private static String traceParent(TestRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader("traceparent");
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
