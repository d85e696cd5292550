package org.citationhubs.topology.lists;

import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.citationhubs.topology.message.ListStageMessage;
import org.citationhubs.topology.message.ListStageMessage.MisroutedRecord;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.citationhubs.topology.stage.TopologySettings;

/**
 * Stage 1: applies the messages of other partitions to reference lists, and continues the work that takes longer than
 * one message.
 */
public final class ListMessageProcessor implements Processor<Integer, ListStageMessage, Void, ListStageOutput> {

    /** How often pending work continues. Merges wait as long for others of the same list. */
    private static final Duration CONTINUE_EVERY = Duration.ofMillis(50);

    /** How long a round may apply merges. */
    private static final Duration MERGES = Duration.ofMillis(25);

    private final TopologySettings settings;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private MessagePartition partition;

    public ListMessageProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<Void, ListStageOutput> context) {
        partition = new MessagePartition(settings, context);
        context.schedule(CONTINUE_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> partition.resume(now));
    }

    @Override
    public void process(Record<Integer, ListStageMessage> record) {
        partition.process(record);
    }

    /** One partition of the messages, from {@code init} to {@code close}. */
    private static final class MessagePartition {

        private final ProcessorContext<Void, ListStageOutput> context;
        private final ListOutputForwarder outputs;
        private final ListUpdater updater;
        private final ThreadIdleness thread = ThreadIdleness.ofThisThread();
        private final SweepShare sweeps = SweepShare.ofThisThread();

        MessagePartition(TopologySettings settings, ProcessorContext<Void, ListStageOutput> context) {
            this.context = context;
            this.outputs = new ListOutputForwarder(context);
            this.updater = ListUpdater.of(settings, context, outputs);
        }

        void process(Record<Integer, ListStageMessage> record) {
            long now = context.currentSystemTimeMs();
            thread.onWork(now);
            // Of the messages, only a misrouted record carries the timestamp of its event.
            long timestamp = record.value() instanceof MisroutedRecord misrouted
                    ? misrouted.record().timestamp()
                    : now;
            outputs.begin(timestamp, record.headers());
            updater.onMessage(record.value());
        }

        void resume(long now) {
            outputs.begin(now, new RecordHeaders());
            long began = System.nanoTime();
            updater.applyPendingMerges(() -> System.nanoTime() - began > MERGES.toNanos());
            sweeps.run(now, updater::resumeSweep);
        }
    }
}
