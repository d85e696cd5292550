package org.citationhubs.topology.lists;

import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.citationhubs.topology.message.InputRecord;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.citationhubs.topology.stage.TopologySettings;

/** Stage 1: applies input records to reference lists, and sends the changes to the partitions that they concern. */
public final class InputEventProcessor implements Processor<byte[], byte[], Void, ListStageOutput> {

    /**
     * How often the progress of the input is announced. Until then, {@code asOf} of an answer does not cover newer
     * input that does not concern the partition.
     */
    private static final Duration PROGRESS_INTERVAL = Duration.ofMillis(250);

    private final TopologySettings settings;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private InputPartition partition;

    public InputEventProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<Void, ListStageOutput> context) {
        partition = new InputPartition(settings, context);
        context.schedule(PROGRESS_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> partition.announceProgress());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        partition.process(record);
    }

    /** One partition of the input topics, from {@code init} to {@code close}. */
    private static final class InputPartition {

        private final ProcessorContext<Void, ListStageOutput> context;
        private final ListOutputForwarder outputs;
        private final ListUpdater updater;
        private final StreamMeters meters;
        private final ThreadIdleness thread = ThreadIdleness.ofThisThread();
        private final ProgressAnnouncer progress;

        InputPartition(TopologySettings settings, ProcessorContext<Void, ListStageOutput> context) {
            this.context = context;
            this.outputs = new ListOutputForwarder(context);
            this.updater = ListUpdater.of(settings, context, outputs);
            this.progress = new ProgressAnnouncer(context.taskId().partition(), settings.partitions(), outputs);
            this.meters = StreamMeters.of(context.appConfigs());
        }

        void process(Record<byte[], byte[]> record) {
            InputRecord input = InputRecord.of(context.recordMetadata().orElseThrow(), record);
            thread.onWork(context.currentSystemTimeMs());
            meters.inputRead(input.topic());
            outputs.begin(record.timestamp(), record.headers());
            updater.onInput(input);
        }

        void announceProgress() {
            outputs.begin(context.currentSystemTimeMs(), new RecordHeaders());
            updater.acknowledge();
            progress.announce(updater.appliedInput(), updater.newestDay());
        }
    }
}
