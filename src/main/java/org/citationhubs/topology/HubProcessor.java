package org.citationhubs.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
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
    private HubTask task;

    HubProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    /** Also called when a task lives again after its stores were wiped: all memory begins anew, from the stores. */
    @Override
    public void init(ProcessorContext<String, HubOutput> newContext) {
        context = newContext;
        task = new HubTask(
                settings,
                newContext.taskId().partition(),
                HubStores.of(newContext::getStateStore),
                this,
                StreamMeters.of(newContext.appConfigs()));
        newContext.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> task.publishDue(now));
    }

    @Override
    public void process(Record<Integer, ToHubs> record) {
        task.take(
                record.value(),
                context.recordMetadata().orElseThrow().offset(),
                record.timestamp(),
                context.currentSystemTimeMs());
    }

    @Override
    public void close() {
        task.close();
    }

    @Override
    public void publish(WorkId hub, @Nullable HubSummary summary) {
        context.forward(new Record<>(hub.value(), new Publication(summary), context.currentSystemTimeMs()));
    }

    @Override
    public void publish(HubNews news) {
        context.forward(new Record<>(news.hub().value(), new News(news), context.currentSystemTimeMs()));
    }

    @Override
    public void tell(int partition, ToHubs message) {
        context.forward(new Record<>("", new Message(partition, message), context.currentSystemTimeMs()));
    }

    @Override
    public void tell(int partition, ToLists message) {
        context.forward(new Record<>("", new ListMessage(partition, message), context.currentSystemTimeMs()));
    }
}
