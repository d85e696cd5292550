package org.citationhubs.topology;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.StreamTraces.TraceSpan;
import org.jspecify.annotations.Nullable;

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
                ? new TracedSupplier<>(supplier, traces)
                : ProcessorWrapper.asWrapped(supplier);
    }

    @Override
    public <K, V, W> WrappedFixedKeyProcessorSupplier<K, V, W> wrapFixedKeyProcessorSupplier(
            String node, FixedKeyProcessorSupplier<K, V, W> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    private record TracedSupplier<K, V, L, W>(ProcessorSupplier<K, V, L, W> supplier, StreamTraces traces)
            implements WrappedProcessorSupplier<K, V, L, W> {

        @Override
        public Processor<K, V, L, W> get() {
            return new TracedProcessor<>(supplier.get(), traces);
        }

        @Override
        public @Nullable Set<StoreBuilder<?>> stores() {
            return supplier.stores();
        }
    }

    private static final class TracedProcessor<K, V, L, W> implements Processor<K, V, L, W> {

        private final Processor<K, V, L, W> processor;
        private final StreamTraces traces;

        @SuppressWarnings("NullAway.Init") // set by init, before any record
        private ProcessorContext<L, W> context;

        TracedProcessor(Processor<K, V, L, W> processor, StreamTraces traces) {
            this.processor = processor;
            this.traces = traces;
        }

        @Override
        public void init(ProcessorContext<L, W> newContext) {
            context = newContext;
            processor.init(newContext);
        }

        @Override
        public void process(Record<K, V> record) {
            // Nearly every record has no headers; the array of none is a constant.
            if (record.headers().toArray().length == 0) {
                processor.process(record);
                return;
            }
            try (TraceSpan span =
                    traces.onRecord(record.headers(), context.recordMetadata().orElseThrow())) {
                processor.process(record.withHeaders(span.headers()));
            }
        }

        @Override
        public void close() {
            processor.close();
        }
    }
}
