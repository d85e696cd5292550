package org.citationhubs.runtime.observability;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.publish.SendTraces;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.jspecify.annotations.Nullable;

/**
 * Traces events through Kafka as spans of OpenTelemetry. Names and attributes follow its conventions for messaging and
 * Kafka, the headers of records W3C Trace Context.
 *
 * <p>Starts no trace. A span is created only under a sampled span, of a request or of a record. Thread-safe.
 */
final class KafkaSpans implements StreamTraces, SendTraces {

    /**
     * Number of traced events of a request. A stream of events is one request, and no tool shows a trace of all its
     * events.
     */
    static final int MAX_EVENTS_OF_A_REQUEST = 100;

    private static final String TRACE_PARENT = "traceparent";

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    private static final AttributeKey<String> KEY = AttributeKey.stringKey("messaging.kafka.message.key");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private static final TextMapPropagator CONTEXT = W3CTraceContextPropagator.getInstance();

    private final Tracer tracer;

    /** The number of events sent so far, by the span of their request. */
    private final Cache<String, AtomicInteger> requests =
            Caffeine.newBuilder().maximumSize(1_000).build();

    KafkaSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("org.citationhubs");
    }

    @Override
    public TracedSend sending(ProducerRecord<byte[], byte[]> record) {
        Context request = Context.current();
        SpanContext caller = Span.fromContext(request).getSpanContext();
        if (!caller.isSampled() || isOverLimit(caller)) {
            return TracedSend.UNTRACED;
        }
        Span span = span(SpanKind.PRODUCER, "send", record.topic())
                .setParent(request)
                .setAttribute(KEY, new String(record.key(), StandardCharsets.UTF_8))
                .startSpan();
        inject(span, record.headers());
        return (metadata, failure) -> {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage()))
                        .setAttribute(ERROR_TYPE, failure.getClass().getName());
            } else if (metadata != null) {
                span.setAttribute(PARTITION, Integer.toString(metadata.partition()))
                        .setAttribute(OFFSET, metadata.offset());
            }
            span.end();
        };
    }

    private boolean isOverLimit(SpanContext caller) {
        AtomicInteger sent = requests.get(caller.getSpanId(), first -> new AtomicInteger());
        return sent.incrementAndGet() > MAX_EVENTS_OF_A_REQUEST;
    }

    @Override
    public TraceSpan onRecord(Headers headers, RecordMetadata metadata) {
        if (headers.lastHeader(TRACE_PARENT) == null) {
            return TraceSpan.NONE;
        }
        Context sender = contextIn(headers);
        if (!Span.fromContext(sender).getSpanContext().isSampled()) {
            return TraceSpan.NONE;
        }
        return new OpenSpan(span(SpanKind.CONSUMER, "process", metadata.topic())
                .setParent(sender)
                .setAttribute(GROUP, HubsConfig.APPLICATION_ID)
                .setAttribute(PARTITION, Integer.toString(metadata.partition()))
                .setAttribute(OFFSET, metadata.offset())
                .startSpan());
    }

    /** Opens a span under the first cause and links the others, because a span has one parent. */
    @Override
    public TraceSpan onPublication(WorkId hub, Instant started, List<Headers> causes) {
        SpanBuilder builder = span(SpanKind.PRODUCER, "send", StreamsTopicNames.HUB_SUMMARIES)
                .setParent(contextIn(causes.get(0)))
                .setStartTimestamp(started)
                .setAttribute(KEY, hub.value());
        for (Headers cause : causes.subList(1, causes.size())) {
            builder.addLink(Span.fromContext(contextIn(cause)).getSpanContext());
        }
        return new OpenSpan(builder.startSpan());
    }

    private static Context contextIn(Headers headers) {
        return CONTEXT.extract(Context.root(), headers, HeaderGetter.INSTANCE);
    }

    private SpanBuilder span(SpanKind kind, String operation, String topic) {
        return tracer.spanBuilder(operation + " " + topic)
                .setSpanKind(kind)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(OPERATION_NAME, operation)
                .setAttribute(OPERATION_TYPE, operation)
                .setAttribute(DESTINATION, topic);
    }

    private static void inject(Span span, Headers headers) {
        CONTEXT.inject(
                Context.root().with(span),
                headers,
                (carrier, name, value) -> carrier.add(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    private record OpenSpan(Span span) implements TraceSpan {

        @Override
        public Headers headers() {
            Headers headers = new RecordHeaders();
            inject(span, headers);
            return headers;
        }

        @Override
        public void close() {
            span.end();
        }
    }

    private enum HeaderGetter implements TextMapGetter<Headers> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Headers headers) {
            return StreamSupport.stream(headers.spliterator(), false)
                    .map(Header::key)
                    .toList();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    }
}
