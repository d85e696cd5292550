package org.citationhubs.topology;

import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.StreamTraces.TraceSpan;

/**
 * Surrounds the processors of both stages with the spans of their records (KIP-1112). A processor sees a record with
 * the headers that belong on its outputs: the trace context of the record's span, and no header of the sender.
 */
public final class RecordTracing implements ProcessorWrapper {

    private StreamTraces traces = StreamTraces.NONE;

    /** Called by Kafka Streams, which creates the wrapper by reflection. */
    @Override
    public void configure(Map<String, ?> settings) {
        traces = StreamTraces.of(settings);
    }

    @Override
    public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
            String node, ProcessorSupplier<K, V, L, W> supplier) {
        return HubsTopology.STAGE_PROCESSORS.contains(node)
                ? () -> new TracedProcessor<>(supplier.get(), traces)
                : ProcessorWrapper.asWrapped(supplier);
    }

    @Override
    public <K, V, W> WrappedFixedKeyProcessorSupplier<K, V, W> wrapFixedKeyProcessorSupplier(
            String node, FixedKeyProcessorSupplier<K, V, W> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    private static final class TracedProcessor<K, V, L, W> extends ContextualProcessor<K, V, L, W> {

        private final Processor<K, V, L, W> processor;
        private final StreamTraces traces;

        TracedProcessor(Processor<K, V, L, W> processor, StreamTraces traces) {
            this.processor = processor;
            this.traces = traces;
        }

        @Override
        public void init(ProcessorContext<L, W> context) {
            super.init(context);
            processor.init(context);
        }

        @Override
        public void process(Record<K, V> record) {
            // Nearly every record has no headers; the array of none is a constant.
            if (record.headers().toArray().length == 0) {
                processor.process(record);
                return;
            }
            try (TraceSpan span =
                    traces.onRecord(record.headers(), context().recordMetadata().orElseThrow())) {
                processor.process(record.withHeaders(span.headers()));
            }
        }

        @Override
        public void close() {
            processor.close();
        }
    }
}
