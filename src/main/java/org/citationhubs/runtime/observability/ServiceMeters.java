package org.citationhubs.runtime.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.citationhubs.runtime.config.ConfigCheck;
import org.citationhubs.runtime.streams.MemoryBudget;
import org.citationhubs.runtime.streams.RocksDbMemory;
import org.citationhubs.runtime.streams.StreamsRunner;
import org.citationhubs.runtime.streams.StreamsSettings;
import org.jspecify.annotations.Nullable;

/** The meters of one life of Kafka Streams, beside those of the stages; taken back when it ends. */
public final class ServiceMeters implements AutoCloseable {

    private final MeterRegistry registry;
    private final List<Gauge> gauges = new ArrayList<>();
    private final KafkaStreamsMetrics streamsMetrics;

    private ServiceMeters(MeterRegistry registry, KafkaStreams streams) {
        this.registry = registry;
        this.streamsMetrics = new KafkaStreamsMetrics(streams);
    }

    public static ServiceMeters bind(MeterRegistry registry, StreamsRunner runner, StreamsSettings settings) {
        ServiceMeters meters = new ServiceMeters(registry, runner.streams());
        meters.streamsMetrics.bindTo(registry);
        new DiskSpaceMetrics(settings.stateFolder().toFile()).bindTo(registry);
        meters.gauge(
                "hubs.streams.running",
                "1 while Kafka Streams is in this state",
                null,
                () -> runner.streams().state() == KafkaStreams.State.RUNNING ? 1 : 0);
        meters.gauge(
                "hubs.standbys.wanted",
                "Copies of each store that other instances should have",
                null,
                () -> ConfigCheck.standbys(settings.config()));
        meters.gauge("hubs.tasks.active", "Tasks that this instance works on", null, () -> tasks(runner, true));
        meters.gauge(
                "hubs.tasks.standby",
                "Tasks whose state this instance keeps for others",
                null,
                () -> tasks(runner, false));
        meters.gauge(
                "hubs.restore.records",
                "Records of changelogs that are still to be read back",
                null,
                () -> runner.restoreProgress().recordsLeft());
        meters.gauge("hubs.restore.stores", "Stores that are restored now", null, () -> runner.restoreProgress()
                .storesLeft());
        meters.gauge(
                "hubs.rocksdb.memory",
                "Memory of all state stores, write buffers included",
                BaseUnits.BYTES,
                () -> RocksDbMemory.inUse(settings.config().rocksdb().memory().asLongValue()));
        meters.gauge("hubs.rocksdb.memory.budget", "What they may use", BaseUnits.BYTES, () ->
                settings.config().rocksdb().memory().asLongValue());
        meters.gauge(
                "hubs.memory.resident", "Memory that the process holds", BaseUnits.BYTES, MemoryBudget::residentHere);
        meters.gauge(
                "hubs.memory.limit",
                "Memory of the container or the machine",
                BaseUnits.BYTES,
                MemoryBudget::limitHere);
        return meters;
    }

    private void gauge(String name, String description, @Nullable String unit, Supplier<Number> value) {
        gauges.add(Gauge.builder(name, value)
                .description(description)
                .baseUnit(unit)
                .register(registry));
    }

    private static int tasks(StreamsRunner runner, boolean active) {
        return runner.streams().metadataForLocalThreads().stream()
                .mapToInt(thread -> active
                        ? thread.activeTasks().size()
                        : thread.standbyTasks().size())
                .sum();
    }

    @Override
    public void close() {
        gauges.forEach(registry::remove);
        streamsMetrics.close();
    }
}
