package org.citationhubs.topology;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Stage 1, the other way in: takes what other partitions tell the reference lists of this one. */
final class ToListsProcessor implements Processor<Integer, ToLists, Integer, Outcome> {

    private final TopologySettings settings;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private Intake intake;

    ToListsProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<Integer, Outcome> context) {
        intake = Intake.of(settings, context);
    }

    @Override
    public void process(Record<Integer, ToLists> message) {
        intake.told(message.value());
    }
}
