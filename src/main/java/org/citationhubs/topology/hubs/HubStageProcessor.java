package org.citationhubs.topology.hubs;

import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.memory.CacheBudget.CacheShare;
import org.citationhubs.topology.hubs.HubStageOutput.PublicationOutput;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.stage.PublishedKeys;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.citationhubs.topology.stage.TopologySettings;
import org.jspecify.annotations.Nullable;

/** Stage 2: applies messages to the hubs of its partition, and publishes hubs that are due. */
public final class HubStageProcessor implements Processor<Integer, HubStageMessage, Void, HubStageOutput> {

    private static final Duration PUBLISH_EVERY = Duration.ofMillis(50);

    private final TopologySettings settings;

    private @Nullable HubStageTask task;

    public HubStageProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    /**
     * Also called when a task is revived after its stores were wiped: everything in memory is created from the stores
     * again.
     */
    @Override
    public void init(ProcessorContext<Void, HubStageOutput> context) {
        close();
        task = new HubStageTask(settings, context);
        context.schedule(PUBLISH_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> task().publishDue(now));
    }

    @Override
    public void process(Record<Integer, HubStageMessage> record) {
        task().process(record);
    }

    private HubStageTask task() {
        return Objects.requireNonNull(task, "not initialised");
    }

    @Override
    public void close() {
        HubStageTask closed = task;
        if (closed != null) {
            closed.close();
            task = null;
        }
    }

    /** A partition of hubs with what connects it to Kafka Streams, from {@code init} to {@code close}. */
    private static final class HubStageTask {

        private final ProcessorContext<Void, HubStageOutput> context;
        private final PublicationTraces traces;
        private final HubPartition partition;
        private final CacheShare caches;

        HubStageTask(TopologySettings settings, ProcessorContext<Void, HubStageOutput> context) {
            this.context = context;
            this.traces = new PublicationTraces(StreamTraces.of(context.appConfigs()));
            this.caches = settings.caches().open();
            this.partition = new HubPartition(
                    settings,
                    context.taskId().partition(),
                    new HubStores(context::getStateStore, caches::lists),
                    caches,
                    this::forward,
                    new HubStageInstruments(
                            StreamMeters.of(context.appConfigs()),
                            traces,
                            PublishedKeys.of(context.appConfigs()),
                            ThreadIdleness.ofThisThread(),
                            System::nanoTime,
                            context::currentSystemTimeMs));
        }

        void process(Record<Integer, HubStageMessage> record) {
            traces.beginRecord(record.headers());
            partition.onMessage(
                    record.value(),
                    context.recordMetadata().orElseThrow().offset(),
                    record.timestamp(),
                    context.currentSystemTimeMs());
        }

        void publishDue(long now) {
            traces.beginPunctuation();
            partition.publishDue(now);
        }

        void close() {
            partition.close();
            caches.close();
        }

        private void forward(HubStageOutput output) {
            if (output instanceof PublicationOutput publication) {
                traces.published(publication.hub());
            }
            context.forward(new Record<>(null, output, context.currentSystemTimeMs(), traces.headers()));
        }
    }
}
