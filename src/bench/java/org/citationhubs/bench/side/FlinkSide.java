package org.citationhubs.bench.side;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.citationhubs.topology.stage.StreamsTopicNames;

/**
 * The job as Apache Flink's documentation suggests it: from Kafka, flat map to pairs, keyed by pair, a count in the
 * state of each key.
 *
 * <p>Runs a mini cluster in this process with RocksDB state and incremental exactly-once checkpoints each second. The
 * sink discards the counts. The input is bounded, so that the job ends when all is counted.
 */
final class FlinkSide implements Side {

    private static final String DISTINCT = "distinct";
    private static final String SUM = "sum";
    private static final long CHECKPOINT_EVERY_MS = 1_000;

    private final KafkaCluster cluster;

    FlinkSide(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Map<String, Object> run(Workload workload, Path folder) throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        cluster.produce(StreamsTopicNames.CITATIONS, workload.citations());
        ResourceUsage before = ResourceUsage.now();
        long begin = System.nanoTime();
        JobExecutionResult result = count(cluster.bootstrapServers(), folder);
        figures.put(Figures.SECONDS, (System.nanoTime() - begin) / 1e9);
        before.addUseSince(figures);
        workload.truth()
                .requirePairs(result.<Long>getAccumulatorResult(SUM), result.<Long>getAccumulatorResult(DISTINCT));
        return figures;
    }

    private static JobExecutionResult count(String bootstrapServers, Path folder) throws Exception {
        // The environment need not be closed: the mini cluster ends with the job.
        StreamExecutionEnvironment job = StreamExecutionEnvironment.createLocalEnvironment(
                Runtime.getRuntime().availableProcessors(), settings(folder));
        job.enableCheckpointing(CHECKPOINT_EVERY_MS, CheckpointingMode.EXACTLY_ONCE);
        KafkaSource<byte[]> source = KafkaSource.<byte[]>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(StreamsTopicNames.CITATIONS)
                .setGroupId("flink")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setValueOnlyDeserializer(new Bytes())
                .build();
        job.fromSource(source, WatermarkStrategy.noWatermarks(), "citations")
                .flatMap(new ToPairs())
                .returns(Types.STRING)
                .keyBy(pair -> pair)
                .process(new Count())
                .returns(Types.LONG)
                .sinkTo(new DiscardingSink<>());
        return job.execute("pairs");
    }

    private static Configuration settings(Path folder) {
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        // As much as the state stores of the service have.
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        settings.setString("io.tmp.dirs", folder.toString());
        return settings;
    }

    /** Passes the value of a record unchanged. */
    private static final class Bytes extends AbstractDeserializationSchema<byte[]> {
        @Override
        public byte[] deserialize(byte[] message) throws IOException {
            return message;
        }
    }

    private static final class ToPairs extends RichFlatMapFunction<byte[], String> {

        private transient PairReader pairs = new PairReader();

        @Override
        public void open(OpenContext context) {
            pairs = new PairReader();
        }

        @Override
        public void flatMap(byte[] event, Collector<String> out) {
            List<String> cited = pairs.cited(event);
            for (String hub : cited) {
                for (String other : cited) {
                    if (!hub.equals(other)) {
                        out.collect(PairReader.key(hub, other));
                    }
                }
            }
        }
    }

    private static final class Count extends KeyedProcessFunction<String, String, Long> {

        @SuppressWarnings("NullAway.Init") // set by open, before any record
        private transient ValueState<Long> count;

        private final LongCounter distinct = new LongCounter();
        private final LongCounter sum = new LongCounter();

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
            getRuntimeContext().addAccumulator(DISTINCT, distinct);
            getRuntimeContext().addAccumulator(SUM, sum);
        }

        @Override
        public void processElement(String pair, Context context, Collector<Long> out) throws Exception {
            Long before = count.value();
            if (before == null) {
                distinct.add(1);
            }
            sum.add(1);
            long after = before == null ? 1 : before + 1;
            count.update(after);
            out.collect(after);
        }
    }
}
