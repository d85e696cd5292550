package org.citationhubs.topology.hubs;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.summary.HubChangeEvent;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.topology.hubs.HubStageOutput.ChangeEventOutput;
import org.citationhubs.topology.hubs.HubStageOutput.HubMessageOutput;
import org.citationhubs.topology.hubs.HubStageOutput.ListMessageOutput;
import org.citationhubs.topology.hubs.HubStageOutput.PublicationOutput;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.ListStageMessage;
import org.citationhubs.topology.stage.CurrentTrace;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.citationhubs.topology.stage.TopologySettings;
import org.jspecify.annotations.Nullable;

/** Stage 2: hands what its partition is told to the task, and publishes what is due. */
public final class HubStageProcessor
        implements Processor<Integer, HubStageMessage, String, HubStageOutput>, OutputSink {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final TopologySettings settings;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private ProcessorContext<String, HubStageOutput> context;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private CurrentTrace trace;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private HubPartition task;

    public HubStageProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    /** Also called when a task lives again after its stores were wiped: all memory begins anew, from the stores. */
    @Override
    public void init(ProcessorContext<String, HubStageOutput> newContext) {
        context = newContext;
        trace = new CurrentTrace(StreamTraces.of(newContext.appConfigs()));
        task = new HubPartition(
                settings,
                newContext.taskId().partition(),
                HubStores.of(newContext::getStateStore, settings.numbersRemembered() / 8),
                this,
                StreamMeters.of(newContext.appConfigs()),
                trace,
                ThreadIdleness.ofThisThread());
        newContext.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> task.publishDue(now));
    }

    @Override
    public void process(Record<Integer, HubStageMessage> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        trace.record(record.headers(), metadata);
        try {
            task.take(record.value(), metadata.offset(), record.timestamp(), context.currentSystemTimeMs());
        } finally {
            trace.end();
        }
    }

    @Override
    public void close() {
        task.close();
    }

    @Override
    public void publish(WorkId hub, @Nullable HubSummary summary) {
        trace.publishes(hub);
        forward(hub.value(), new PublicationOutput(summary));
    }

    @Override
    public void publish(HubChangeEvent news) {
        forward(news.hub().value(), new ChangeEventOutput(news));
    }

    @Override
    public void tell(int partition, HubStageMessage message) {
        forward("", new HubMessageOutput(partition, message));
    }

    @Override
    public void tell(int partition, ListStageMessage message) {
        forward("", new ListMessageOutput(partition, message));
    }

    private void forward(String key, HubStageOutput output) {
        context.forward(new Record<>(key, output, context.currentSystemTimeMs(), trace.headers()));
    }
}
