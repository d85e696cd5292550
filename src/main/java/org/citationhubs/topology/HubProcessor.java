package org.citationhubs.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.HubNews;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.store.HubStores;
import org.citationhubs.topology.HubOutput.ListMessage;
import org.citationhubs.topology.HubOutput.Message;
import org.citationhubs.topology.HubOutput.News;
import org.citationhubs.topology.HubOutput.Publication;
import org.jspecify.annotations.Nullable;

/** Stage 2: hands what its partition is told to the task, and publishes what is due. */
final class HubProcessor implements Processor<Integer, ToHubs, String, HubOutput>, HubOutlet {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final TopologySettings settings;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private ProcessorContext<String, HubOutput> context;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private CurrentTrace trace;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private HubTask task;

    HubProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    /** Also called when a task lives again after its stores were wiped: all memory begins anew, from the stores. */
    @Override
    public void init(ProcessorContext<String, HubOutput> newContext) {
        context = newContext;
        trace = new CurrentTrace(StreamTraces.of(newContext.appConfigs()));
        task = new HubTask(
                settings,
                newContext.taskId().partition(),
                HubStores.of(newContext::getStateStore, settings.numbersRemembered() / 8),
                this,
                StreamMeters.of(newContext.appConfigs()),
                trace,
                ThreadWork.ofThisThread());
        newContext.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> task.publishDue(now));
    }

    @Override
    public void process(Record<Integer, ToHubs> record) {
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
        forward(hub.value(), new Publication(summary));
    }

    @Override
    public void publish(HubNews news) {
        forward(news.hub().value(), new News(news));
    }

    @Override
    public void tell(int partition, ToHubs message) {
        forward("", new Message(partition, message));
    }

    @Override
    public void tell(int partition, ToLists message) {
        forward("", new ListMessage(partition, message));
    }

    private void forward(String key, HubOutput output) {
        context.forward(new Record<>(key, output, context.currentSystemTimeMs(), trace.headers()));
    }
}
