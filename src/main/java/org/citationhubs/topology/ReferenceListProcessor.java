package org.citationhubs.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.citationhubs.citation.SourceOffset;
import org.citationhubs.store.IntakeState;
import org.citationhubs.topology.Outcome.ForHubs;
import org.citationhubs.topology.ToHubs.Heard;

/** Stage 1: reads input records, folds them into reference lists and forwards what comes of it under the partition it is for. */
final class ReferenceListProcessor implements Processor<byte[], byte[], Integer, Outcome> {

    /** How often all partitions are told how far the input was read: what bounds how late an answer knows that it is complete. */
    private static final Duration ANNOUNCE_EVERY = Duration.ofMillis(200);

    private final TopologySettings settings;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private ProcessorContext<Integer, Outcome> context;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private CurrentTrace trace;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private ThreadWork thread;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private Intake intake;

    private SourceOffset heard = SourceOffset.NONE;
    private SourceOffset announced = SourceOffset.NONE;
    private int announcedDay = IntakeState.NO_DAY;

    ReferenceListProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<Integer, Outcome> newContext) {
        context = newContext;
        trace = new CurrentTrace(StreamTraces.of(newContext.appConfigs()));
        thread = ThreadWork.ofThisThread();
        intake = Intake.of(settings, newContext, trace);
        heard = SourceOffset.NONE;
        announced = SourceOffset.NONE;
        announcedDay = IntakeState.NO_DAY;
        newContext.schedule(ANNOUNCE_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> announce());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        thread.done(context.currentSystemTimeMs());
        InputRecord input = InputRecord.of(metadata, record);
        trace.record(record.headers(), metadata);
        try {
            intake.take(input);
        } finally {
            trace.end();
        }
        heard = input.source().partition() < 0 ? heard : input.source();
    }

    private void announce() {
        int day = intake.newestDay();
        if (!heard.equals(announced) || day != announcedDay) {
            announced = heard;
            announcedDay = day;
            for (int partition = 0; partition < settings.partitions(); partition++) {
                context.forward(
                        new Record<>(partition, new ForHubs(new Heard(heard, day)), context.currentSystemTimeMs()));
            }
        }
    }
}
