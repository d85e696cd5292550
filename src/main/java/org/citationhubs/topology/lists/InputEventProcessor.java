package org.citationhubs.topology.lists;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.store.lists.ListStageState;
import org.citationhubs.topology.lists.ListStageOutput.HubUpdateOutput;
import org.citationhubs.topology.message.HubStageMessage.InputProgress;
import org.citationhubs.topology.message.InputRecord;
import org.citationhubs.topology.stage.CurrentTrace;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.citationhubs.topology.stage.TopologySettings;

/** Stage 1: reads input records, folds them into reference lists and forwards what comes of it under the partition it is for. */
public final class InputEventProcessor implements Processor<byte[], byte[], Integer, ListStageOutput> {

    /** How often all partitions are told how far the input was read: what bounds how late an answer knows that it is complete. */
    private static final Duration ANNOUNCE_EVERY = Duration.ofMillis(200);

    private final TopologySettings settings;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private ProcessorContext<Integer, ListStageOutput> context;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private CurrentTrace trace;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private ThreadIdleness thread;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private ListUpdater intake;

    private InputOffset heard = InputOffset.NONE;
    private InputOffset announced = InputOffset.NONE;
    private int announcedDay = ListStageState.NO_DAY;

    public InputEventProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<Integer, ListStageOutput> newContext) {
        context = newContext;
        trace = new CurrentTrace(StreamTraces.of(newContext.appConfigs()));
        thread = ThreadIdleness.ofThisThread();
        intake = ListUpdater.of(settings, newContext, trace);
        heard = InputOffset.NONE;
        announced = InputOffset.NONE;
        announcedDay = ListStageState.NO_DAY;
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
                context.forward(new Record<>(
                        partition, new HubUpdateOutput(new InputProgress(heard, day)), context.currentSystemTimeMs()));
            }
        }
    }
}
