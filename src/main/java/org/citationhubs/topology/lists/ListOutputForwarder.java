package org.citationhubs.topology.lists;

import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Forwards outputs with the timestamp of the event behind them, which is the age of the input of stage 2, and with the
 * headers of the record that is being processed. Used by one stream thread.
 */
final class ListOutputForwarder implements Consumer<ListStageOutput> {

    private final ProcessorContext<Void, ListStageOutput> context;
    private long timestamp;
    private Headers headers = new RecordHeaders();

    ListOutputForwarder(ProcessorContext<Void, ListStageOutput> context) {
        this.context = context;
    }

    /** Sets the timestamp and the headers of all outputs until the next call. */
    void begin(long newTimestamp, Headers newHeaders) {
        timestamp = newTimestamp;
        headers = newHeaders;
    }

    @Override
    public void accept(ListStageOutput output) {
        context.forward(new Record<>(null, output, timestamp, headers));
    }
}
