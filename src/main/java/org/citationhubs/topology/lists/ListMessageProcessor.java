package org.citationhubs.topology.lists;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.citationhubs.topology.message.ListStageMessage;
import org.citationhubs.topology.stage.CurrentTrace;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.citationhubs.topology.stage.TopologySettings;

/** Stage 1, the other way in: takes what other partitions tell the reference lists of this one. */
public final class ListMessageProcessor implements Processor<Integer, ListStageMessage, Integer, ListStageOutput> {

    private final TopologySettings settings;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private ProcessorContext<Integer, ListStageOutput> context;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private CurrentTrace trace;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private ThreadIdleness thread;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private ListUpdater intake;

    public ListMessageProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<Integer, ListStageOutput> newContext) {
        context = newContext;
        trace = new CurrentTrace(StreamTraces.of(newContext.appConfigs()));
        thread = ThreadIdleness.ofThisThread();
        intake = ListUpdater.of(settings, newContext, trace);
    }

    @Override
    public void process(Record<Integer, ListStageMessage> message) {
        thread.done(context.currentSystemTimeMs());
        trace.record(message.headers(), context.recordMetadata().orElseThrow());
        try {
            intake.told(message.value());
        } finally {
            trace.end();
        }
    }
}
