package org.citationhubs.topology.lists;

import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.topology.lists.ListStageOutput.HubUpdateOutput;
import org.citationhubs.topology.message.HubStageMessage.InputProgress;
import org.citationhubs.topology.message.InputRecord;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.citationhubs.topology.stage.TopologySettings;

/** Stage 1: applies input records to reference lists, and sends the changes to the partitions that they concern. */
public final class InputEventProcessor implements Processor<byte[], byte[], Void, ListStageOutput> {

    /**
     * How often the progress of the input is sent to all partitions. Until then, {@code asOf} of an answer does not
     * cover newer input.
     */
    private static final Duration PROGRESS_INTERVAL = Duration.ofMillis(200);

    private final TopologySettings settings;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private InputPartition partition;

    public InputEventProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<Void, ListStageOutput> context) {
        partition = new InputPartition(settings, context);
        context.schedule(PROGRESS_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> partition.sendProgress());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        partition.process(record);
    }

    /** One partition of the input topics, from {@code init} to {@code close}. */
    private static final class InputPartition {

        private final int partitions;
        private final ProcessorContext<Void, ListStageOutput> context;
        private final ListOutputForwarder outputs;
        private final ListUpdater updater;
        private final ThreadIdleness thread = ThreadIdleness.ofThisThread();
        private InputOffset offset = InputOffset.NONE;
        private InputOffset sentOffset = InputOffset.NONE;
        private int sentDay = EpochDay.NONE;

        InputPartition(TopologySettings settings, ProcessorContext<Void, ListStageOutput> context) {
            this.partitions = settings.partitions();
            this.context = context;
            this.outputs = new ListOutputForwarder(context);
            this.updater = ListUpdater.of(settings, context, outputs);
        }

        void process(Record<byte[], byte[]> record) {
            InputRecord input = InputRecord.of(context.recordMetadata().orElseThrow(), record);
            thread.onWork(context.currentSystemTimeMs());
            outputs.begin(record.timestamp(), record.headers());
            updater.onInput(input);
            InputOffset source = input.source();
            if (!source.equals(InputOffset.NONE)) {
                offset = source;
            }
        }

        void sendProgress() {
            int day = updater.newestDay();
            if (offset.equals(sentOffset) && day == sentDay) {
                return;
            }
            sentOffset = offset;
            sentDay = day;
            outputs.begin(context.currentSystemTimeMs(), new RecordHeaders());
            for (int to = 0; to < partitions; to++) {
                outputs.accept(new HubUpdateOutput(to, new InputProgress(offset, day)));
            }
        }
    }
}
