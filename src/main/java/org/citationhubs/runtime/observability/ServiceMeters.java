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

/** Gauges of Kafka Streams, state stores and memory. They are removed when Kafka Streams is closed. */
public final class ServiceMeters implements AutoCloseable {

    private final MeterRegistry registry;
    private final List<Gauge> gauges = new ArrayList<>();
    private final KafkaStreamsMetrics streamsMetrics;

    private ServiceMeters(MeterRegistry registry, KafkaStreams streams) {
        this.registry = registry;
        this.streamsMetrics = new KafkaStreamsMetrics(streams);
    }

    /** Registers all meters. */
    public static ServiceMeters bind(MeterRegistry registry, StreamsRunner runner, StreamsSettings settings) {
        ServiceMeters meters = new ServiceMeters(registry, runner.streams());
        meters.streamsMetrics.bindTo(registry);
        new DiskSpaceMetrics(settings.stateFolder().toFile()).bindTo(registry);
        meters.gauge(
                "hubs.streams.running",
                "1 while Kafka Streams is in state RUNNING",
                null,
                () -> runner.streams().state() == KafkaStreams.State.RUNNING ? 1 : 0);
        meters.gauge(
                "hubs.standbys.wanted",
                "Standby replicas that each store should have",
                null,
                () -> ConfigCheck.standbys(settings.config()));
        meters.gauge("hubs.tasks.active", "Active tasks of this instance", null, () -> tasks(runner, true));
        meters.gauge("hubs.tasks.standby", "Standby tasks of this instance", null, () -> tasks(runner, false));
        meters.gauge(
                "hubs.restore.records",
                "Changelog records that are still to be restored",
                null,
                () -> runner.restoreProgress().recordsLeft());
        meters.gauge("hubs.restore.stores", "Stores that are being restored", null, () -> runner.restoreProgress()
                .storesLeft());
        meters.gauge(
                "hubs.rocksdb.memory",
                "Memory of all state stores, write buffers included",
                BaseUnits.BYTES,
                () -> RocksDbMemory.inUse(settings.config().rocksdb().memory().asLongValue()));
        meters.gauge(
                "hubs.rocksdb.memory.budget",
                "Memory that all state stores may use",
                BaseUnits.BYTES,
                () -> settings.config().rocksdb().memory().asLongValue());
        meters.gauge(
                "hubs.memory.resident", "Resident memory of the process", BaseUnits.BYTES, MemoryBudget::residentHere);
        meters.gauge(
                "hubs.memory.limit",
                "Memory limit of the container, or memory of the machine",
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
