package org.citationhubs.topology;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.citationhubs.serde.json.DeadLetter;
import org.citationhubs.serde.json.DeadLetterWriter;
import org.citationhubs.serde.json.HubChangeEventWriter;
import org.citationhubs.serde.json.HubSummaryWriter;
import org.citationhubs.store.kv.QueryableStores;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.topology.hubs.HubStageOutput;
import org.citationhubs.topology.hubs.HubStageOutput.ChangeEventOutput;
import org.citationhubs.topology.hubs.HubStageOutput.HubMessageOutput;
import org.citationhubs.topology.hubs.HubStageOutput.ListMessageOutput;
import org.citationhubs.topology.hubs.HubStageOutput.PublicationOutput;
import org.citationhubs.topology.hubs.HubStageProcessor;
import org.citationhubs.topology.lists.InputEventProcessor;
import org.citationhubs.topology.lists.ListMessageProcessor;
import org.citationhubs.topology.lists.ListStageOutput;
import org.citationhubs.topology.lists.ListStageOutput.DeadLetterOutput;
import org.citationhubs.topology.lists.ListStageOutput.HubUpdateOutput;
import org.citationhubs.topology.lists.ListStageOutput.ListUpdateOutput;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.HubStageMessageSerde;
import org.citationhubs.topology.message.ListStageMessage;
import org.citationhubs.topology.message.ListStageMessageSerde;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.citationhubs.topology.stage.TopologySettings;

/** Puts the two stages together. Every node, store and internal topic has a name of ours: generated names shift with the code. */
public final class HubsTopology {

    /** Small and short-lived: written and deleted within a second or so. */
    private static final List<String> IN_MEMORY = List.of(StoreNames.UNPUBLISHED, StoreNames.PROGRESS);

    /** How many stores on disk each partition has, stage 1 and 2 together. */
    public static final int STORES_ON_DISK = StoreNames.HUBS_ON_DISK.size() + 1;

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final TopologySettings settings;
    private final HubStageMessageSerde toHubsSerde = new HubStageMessageSerde();
    private final ListStageMessageSerde toListsSerde = new ListStageMessageSerde();

    private HubsTopology(TopologySettings settings) {
        this.settings = settings;
    }

    /**
     * Builds the topology.
     *
     * @param streams the configuration of Kafka Streams; some of it is only heeded here
     */
    public static Topology build(TopologySettings settings, Properties streams) {
        // Naming of internal resources is enforced by TopologyConfig alone; as a plain property it does nothing
        // (KIP-1111).
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams)));
        new HubsTopology(settings).addTo(builder);
        return builder.build(streams);
    }

    private void addTo(StreamsBuilder builder) {
        builder.addStateStore(onDisk(StoreNames.REFERENCE_LISTS));
        builder.addStateStore(inMemory(StoreNames.INTAKE));
        Stream.concat(
                        StoreNames.HUBS_ON_DISK.stream().map(HubsTopology::onDisk),
                        IN_MEMORY.stream().map(HubsTopology::inMemory))
                .forEach(builder::addStateStore);
        KStream<byte[], byte[]> events = builder.stream(
                List.of(StreamsTopicNames.CITATIONS, StreamsTopicNames.WORKS),
                Consumed.with(BYTES, BYTES).withName("events"));
        stageTwo(stageOne(events));
    }

    private KStream<Integer, HubStageMessage> stageOne(KStream<byte[], byte[]> events) {
        KStream<Integer, ListStageOutput> outcomes = events.process(
                () -> new InputEventProcessor(settings),
                Named.as("fold-events"),
                StoreNames.REFERENCE_LISTS,
                StoreNames.INTAKE);
        KStream<Integer, ListStageOutput> told = only(ListUpdateOutput.class, outcomes, "for-lists")
                .mapValues(ListUpdateOutput::message, Named.as("messages-for-lists"))
                .repartition(Repartitioned.<Integer, ListStageMessage>as(StreamsTopicNames.toListsName())
                        .withKeySerde(Serdes.Integer())
                        .withValueSerde(toListsSerde)
                        .withNumberOfPartitions(settings.partitions())
                        .withStreamPartitioner(byKey()))
                .process(
                        () -> new ListMessageProcessor(settings),
                        Named.as("fold-messages"),
                        StoreNames.REFERENCE_LISTS,
                        StoreNames.INTAKE);
        // What comes of a message for another list goes back into the topic it came from, as the hubs' messages do.
        toLists(
                only(ListUpdateOutput.class, told, "for-further-lists")
                        .mapValues(ListUpdateOutput::message, Named.as("messages-for-further-lists")),
                "messages-to-further-lists");
        KStream<Integer, ListStageOutput> all = outcomes.merge(told, Named.as("outcomes"));
        only(DeadLetterOutput.class, all, "dead")
                .map((partition, dead) -> deadLetter(dead.letter()), Named.as("dead-letters-json"))
                .to(StreamsTopicNames.DEAD_LETTERS, Produced.with(BYTES, BYTES).withName("dead-letters"));
        return only(HubUpdateOutput.class, all, "for-hubs").mapValues(HubUpdateOutput::message, Named.as("changes"));
    }

    private static KeyValue<byte[], byte[]> deadLetter(DeadLetter letter) {
        return new KeyValue<>(letter.key(), DeadLetterWriter.write(letter));
    }

    private void stageTwo(KStream<Integer, HubStageMessage> changes) {
        KStream<String, HubStageOutput> outputs = changes.repartition(
                        Repartitioned.<Integer, HubStageMessage>as(StreamsTopicNames.toHubsName())
                                .withKeySerde(Serdes.Integer())
                                .withValueSerde(toHubsSerde)
                                .withNumberOfPartitions(settings.partitions())
                                .withStreamPartitioner(byKey()))
                .process(() -> new HubStageProcessor(settings), Named.as("hubs-of-partition"), storesOfStageTwo());
        only(PublicationOutput.class, outputs, "publications")
                .mapValues(
                        publication -> HubSummaryWriter.writeOrNull(publication.summary()), Named.as("summaries-json"))
                .to(
                        StreamsTopicNames.HUB_SUMMARIES,
                        Produced.with(Serdes.String(), BYTES).withName("hub-summaries"));
        only(ChangeEventOutput.class, outputs, "news")
                .mapValues(news -> HubChangeEventWriter.write(news.news()), Named.as("changes-json"))
                .to(
                        StreamsTopicNames.HUB_CHANGES,
                        Produced.with(Serdes.String(), BYTES).withName("hub-changes"));
        // Back into the topic that this stage reads: partitions of hubs talk to each other on the way on which they
        // hear of changes.
        // The DSL has no way to say so but by the topic's name.
        only(HubMessageOutput.class, outputs, "messages")
                .map(
                        (hub, output) -> new KeyValue<>(output.partition(), output.message()),
                        Named.as("messages-addressed"))
                .to(
                        (partition, message, context) -> StreamsTopicNames.toHubs(settings.applicationId()),
                        Produced.with(Serdes.Integer(), toHubsSerde)
                                .withStreamPartitioner(byKey())
                                .withName("messages-to-hubs"));
        toLists(
                only(ListMessageOutput.class, outputs, "list-messages")
                        .map(
                                (hub, output) -> new KeyValue<>(output.partition(), output.message()),
                                Named.as("list-messages-addressed")),
                "messages-to-lists");
    }

    private void toLists(KStream<Integer, ListStageMessage> messages, String name) {
        messages.to(
                (partition, message, context) -> StreamsTopicNames.toLists(settings.applicationId()),
                Produced.with(Serdes.Integer(), toListsSerde)
                        .withStreamPartitioner(byKey())
                        .withName(name));
    }

    private static <K, V, T extends V> KStream<K, T> only(Class<T> kind, KStream<K, V> all, String name) {
        return all.filter((key, value) -> kind.isInstance(value), Named.as(name + "-only"))
                .mapValues(kind::cast, Named.as(name));
    }

    private static String[] storesOfStageTwo() {
        return Stream.concat(StoreNames.HUBS_ON_DISK.stream(), IN_MEMORY.stream())
                .toArray(String[]::new);
    }

    /** The key of an internal record is the partition that it is for. */
    private static <V> StreamPartitioner<Integer, V> byKey() {
        return (topic, partition, value, partitions) -> Optional.of(Set.of(partition));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> onDisk(String name) {
        return builder(QueryableStores.onDisk(name));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> inMemory(String name) {
        return builder(QueryableStores.inMemory(name));
    }

    /** Without the record cache: a sorted map of byte arrays in front of RocksDB costs more than it saves here. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(KeyValueBytesStoreSupplier supplier) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), BYTES).withCachingDisabled();
    }
}
