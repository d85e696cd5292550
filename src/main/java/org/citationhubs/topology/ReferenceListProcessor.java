package org.citationhubs.topology;

import java.time.Duration;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.SourceOffset;
import org.citationhubs.store.StoreNames;
import org.citationhubs.topology.Outcome.ForHubs;
import org.citationhubs.topology.ToHubs.Heard;

/** Stage 1: reads input records, folds them into reference lists and forwards what comes of it under the partition it is for. */
final class ReferenceListProcessor implements Processor<byte[], byte[], Integer, Outcome> {

    /** How often all partitions are told how far the input was read: what bounds how late an answer knows that it is complete. */
    private static final Duration ANNOUNCE_EVERY = Duration.ofMillis(200);

    /** Groups the meters of this stage among those of Kafka Streams. */
    private static final String METRICS_SCOPE = "intake";

    private final TopologySettings settings;
    private final boolean sentOn;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private ProcessorContext<Integer, Outcome> context;

    @SuppressWarnings("NullAway.Init") // set by init, before any record
    private Intake intake;

    private SourceOffset heard = SourceOffset.NONE;
    private SourceOffset announced = SourceOffset.NONE;

    /**
     * Reads input records.
     *
     * @param sentOn whether they come from another partition, packed as {@link InputRecord}
     */
    ReferenceListProcessor(TopologySettings settings, boolean sentOn) {
        this.settings = settings;
        this.sentOn = sentOn;
    }

    @Override
    public void init(ProcessorContext<Integer, Outcome> newContext) {
        context = newContext;
        KeyValueStore<Bytes, byte[]> lists = newContext.getStateStore(StoreNames.REFERENCE_LISTS);
        Sensor selfCitations = newContext
                .metrics()
                .addRateTotalSensor(
                        METRICS_SCOPE,
                        newContext.taskId().toString(),
                        "self-citations-dropped",
                        Sensor.RecordingLevel.INFO);
        intake = new Intake(
                settings, newContext.taskId().partition(), lists, this::forward, count -> selfCitations.record(count));
        heard = SourceOffset.NONE;
        announced = SourceOffset.NONE;
        newContext.schedule(ANNOUNCE_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> announce());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        if (sentOn) {
            intake.take(InputRecord.read(record.value()));
        } else {
            InputRecord input = InputRecord.of(metadata, record);
            intake.take(input);
            heard = input.source().partition() < 0 ? heard : input.source();
        }
    }

    private void announce() {
        if (!heard.equals(announced)) {
            announced = heard;
            for (int partition = 0; partition < settings.partitions(); partition++) {
                forward(partition, new ForHubs(new Heard(heard)));
            }
        }
    }

    private void forward(int partition, Outcome outcome) {
        context.forward(new Record<>(partition, outcome, context.currentSystemTimeMs()));
    }
}
