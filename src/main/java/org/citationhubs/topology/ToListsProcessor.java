package org.citationhubs.topology;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Stage 1, the other way in: takes what other partitions tell the reference lists of this one. */
final class ToListsProcessor implements Processor<Integer, ToLists, Integer, Outcome> {

    private final TopologySettings settings;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private ProcessorContext<Integer, Outcome> context;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private CurrentTrace trace;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private ThreadWork thread;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private Intake intake;

    ToListsProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<Integer, Outcome> newContext) {
        context = newContext;
        trace = new CurrentTrace(StreamTraces.of(newContext.appConfigs()));
        thread = ThreadWork.ofThisThread();
        intake = Intake.of(settings, newContext, trace);
    }

    @Override
    public void process(Record<Integer, ToLists> message) {
        thread.done(context.currentSystemTimeMs());
        trace.record(message.headers(), context.recordMetadata().orElseThrow());
        try {
            intake.told(message.value());
        } finally {
            trace.end();
        }
    }
}
