package org.citationhubs.topology.stage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.citationhubs.citation.id.WorkId;

/**
 * Opens a span for each record and each publication that belongs to a sampled trace. The trace context travels in
 * record headers.
 *
 * <p>Never starts a trace: a record without a trace context is not traced. Work repeated after a failure is traced
 * again.
 */
public interface StreamTraces {

    /**
     * Configuration key of the instance: Kafka Streams creates the processors, and passes its configuration to them.
     */
    String SETTING = "hubs.stream.traces";

    /** Opens no spans. */
    StreamTraces NONE = new StreamTraces() {};

    /** Returns the instance in a configuration of Kafka Streams, or {@link #NONE}. */
    static StreamTraces of(Map<String, ?> settings) {
        return settings.get(SETTING) instanceof StreamTraces traces ? traces : NONE;
    }

    /**
     * Opens the span of a record.
     *
     * @param headers of the record
     * @param metadata where the record was read
     */
    default TraceSpan onRecord(Headers headers, RecordMetadata metadata) {
        return TraceSpan.NONE;
    }

    /**
     * Opens the span of a publication or a withdrawal.
     *
     * @param started when the work on the publication began
     * @param causes headers that carry the traces of the changes since the previous publication, oldest first; not
     *     empty
     */
    default TraceSpan onPublication(WorkId hub, Instant started, List<Headers> causes) {
        return TraceSpan.NONE;
    }

    /** An open span, or the absence of one. */
    interface TraceSpan extends AutoCloseable {

        /** No span. */
        TraceSpan NONE = new TraceSpan() {

            private final Headers none = readOnly();

            @Override
            public Headers headers() {
                return none;
            }

            @Override
            public void close() {}

            private static Headers readOnly() {
                RecordHeaders headers = new RecordHeaders();
                headers.setReadOnly();
                return headers;
            }
        };

        /** Returns the headers of records that the traced work produces; empty without a span. */
        Headers headers();

        /** Ends the span. */
        @Override
        void close();
    }
}
