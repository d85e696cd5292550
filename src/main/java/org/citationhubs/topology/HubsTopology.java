package org.citationhubs.topology;

import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KeyValueMapper;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Predicate;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
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
import org.citationhubs.topology.stage.RecordSizes;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.citationhubs.topology.stage.TopologySettings;

/**
 * Connects the processors of both stages with the topics. Every node, store and internal topic is named explicitly,
 * because generated names change with the code.
 */
public final class HubsTopology {

    private static final String APPLY_EVENTS = "fold-events";
    private static final String APPLY_LIST_MESSAGES = "fold-messages";
    private static final String APPLY_HUB_MESSAGES = "hubs-of-partition";

    /** The nodes of the processors that do the work of the stages; all others convert and route. */
    static final Set<String> STAGE_PROCESSORS = Set.of(APPLY_EVENTS, APPLY_LIST_MESSAGES, APPLY_HUB_MESSAGES);

    /** The number of stores on disk of each partition, in both stages together. */
    public static final int STORES_ON_DISK = StoreNames.HUBS_ON_DISK.size() + 1;

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final TopologySettings settings;
    private final HubStageMessageSerde hubMessages = new HubStageMessageSerde();
    private final ListStageMessageSerde listMessages = new ListStageMessageSerde();

    private HubsTopology(TopologySettings settings) {
        this.settings = settings;
    }

    /**
     * Builds the topology.
     *
     * @param streams the configuration of Kafka Streams, a part of which takes effect only when a topology is built
     */
    public static Topology build(TopologySettings settings, Properties streams) {
        Properties properties = new Properties();
        properties.putAll(streams);
        properties.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, RecordTracing.class);
        // Enforced naming (KIP-1111) and processor wrappers (KIP-1112) take effect through a TopologyConfig only.
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        new HubsTopology(settings).addTo(builder);
        return builder.build(properties);
    }

    private void addTo(StreamsBuilder builder) {
        builder.addStateStore(onDisk(StoreNames.REFERENCE_LISTS));
        // With the record cache: it changes with every record, and its changelog needs what holds at a commit only.
        builder.addStateStore(
                builder(QueryableStores.inMemory(StoreNames.INTAKE)).withCachingEnabled());
        Stream.concat(
                        StoreNames.HUBS_ON_DISK.stream().map(HubsTopology::onDisk),
                        StoreNames.HUBS_IN_MEMORY.stream().map(HubsTopology::inMemory))
                .forEach(builder::addStateStore);
        addListStage(builder.stream(
                settings.inputTopics(), Consumed.with(BYTES, BYTES).withName("events")));
    }

    private void addListStage(KStream<byte[], byte[]> events) {
        KStream<Void, ListStageOutput> ofEvents = events.process(
                () -> new InputEventProcessor(settings),
                Named.as(APPLY_EVENTS),
                StoreNames.REFERENCE_LISTS,
                StoreNames.INTAKE);
        KStream<Void, ListStageOutput> ofMessages = listUpdates(ofEvents, "for-lists")
                .repartition(Repartitioned.<Integer, ListStageMessage>as(StreamsTopicNames.toListsName())
                        .withKeySerde(Serdes.Integer())
                        .withValueSerde(listMessages)
                        .withNumberOfPartitions(settings.partitions())
                        .withStreamPartitioner(byKey()))
                .process(
                        () -> new ListMessageProcessor(settings),
                        Named.as(APPLY_LIST_MESSAGES),
                        StoreNames.REFERENCE_LISTS,
                        StoreNames.INTAKE);
        // The messages that a message causes go back into the same topic.
        sendToLists(listUpdates(ofMessages, "for-further-lists"), "messages-to-further-lists");
        ofEvents.merge(ofMessages, Named.as("outcomes"))
                .split(Named.as("outcome"))
                .branch(is(HubUpdateOutput.class), Branched.withConsumer(this::addHubStage, "-for-hubs"))
                .branch(is(DeadLetterOutput.class), Branched.withConsumer(HubsTopology::addDeadLetters, "-dead"))
                .noDefaultBranch();
    }

    /**
     * Filtered here and not in a branch: the input of the branches contains the output for these messages, so a branch
     * would be a cycle.
     */
    private static KStream<Integer, ListStageMessage> listUpdates(KStream<Void, ListStageOutput> outputs, String name) {
        return outputs.filter(is(ListUpdateOutput.class), Named.as(name + "-only"))
                .map(
                        record(ListUpdateOutput.class, update -> new KeyValue<>(update.partition(), update.message())),
                        Named.as("messages-" + name));
    }

    private static void addDeadLetters(KStream<Void, ListStageOutput> outputs) {
        outputs.map(
                        record(
                                DeadLetterOutput.class,
                                dead -> new KeyValue<>(
                                        dead.letter().key(),
                                        DeadLetterWriter.write(dead.letter(), RecordSizes.LARGEST_REJECTED_VALUE))),
                        Named.as("dead-letters-json"))
                .to(StreamsTopicNames.DEAD_LETTERS, Produced.with(BYTES, BYTES).withName("dead-letters"));
    }

    private void addHubStage(KStream<Void, ListStageOutput> outputs) {
        outputs.map(
                        record(HubUpdateOutput.class, update -> new KeyValue<>(update.partition(), update.message())),
                        Named.as("changes"))
                .repartition(Repartitioned.<Integer, HubStageMessage>as(StreamsTopicNames.toHubsName())
                        .withKeySerde(Serdes.Integer())
                        .withValueSerde(hubMessages)
                        .withNumberOfPartitions(settings.partitions())
                        .withStreamPartitioner(byKey()))
                .process(() -> new HubStageProcessor(settings), Named.as(APPLY_HUB_MESSAGES), storesOfHubStage())
                .split(Named.as("output"))
                .branch(is(PublicationOutput.class), Branched.withConsumer(HubsTopology::addSummaries, "-publications"))
                .branch(is(ChangeEventOutput.class), Branched.withConsumer(HubsTopology::addChangeEvents, "-news"))
                .branch(is(HubMessageOutput.class), Branched.withConsumer(this::addHubMessages, "-messages"))
                .branch(is(ListMessageOutput.class), Branched.withConsumer(this::addListMessages, "-list-messages"))
                .noDefaultBranch();
    }

    private static void addSummaries(KStream<Void, HubStageOutput> outputs) {
        outputs.map(
                        record(
                                PublicationOutput.class,
                                publication -> new KeyValue<>(
                                        publication.hub().value(),
                                        HubSummaryWriter.writeOrNull(publication.summary()))),
                        Named.as("summaries-json"))
                .to(
                        StreamsTopicNames.HUB_SUMMARIES,
                        Produced.with(Serdes.String(), BYTES).withName("hub-summaries"));
    }

    private static void addChangeEvents(KStream<Void, HubStageOutput> outputs) {
        outputs.map(
                        record(
                                ChangeEventOutput.class,
                                change -> new KeyValue<>(
                                        change.event().hub().value(), HubChangeEventWriter.write(change.event()))),
                        Named.as("changes-json"))
                .to(
                        StreamsTopicNames.HUB_CHANGES,
                        Produced.with(Serdes.String(), BYTES).withName("hub-changes"));
    }

    /** Sends messages into the topic that the stage itself reads. The DSL can name that topic by an extractor only. */
    private void addHubMessages(KStream<Void, HubStageOutput> outputs) {
        outputs.map(
                        record(HubMessageOutput.class, sent -> new KeyValue<>(sent.partition(), sent.message())),
                        Named.as("messages-addressed"))
                .to(
                        (partition, message, context) -> StreamsTopicNames.toHubs(settings.applicationId()),
                        Produced.with(Serdes.Integer(), hubMessages)
                                .withStreamPartitioner(byKey())
                                .withName("messages-to-hubs"));
    }

    private void addListMessages(KStream<Void, HubStageOutput> outputs) {
        sendToLists(
                outputs.map(
                        record(ListMessageOutput.class, sent -> new KeyValue<>(sent.partition(), sent.message())),
                        Named.as("list-messages-addressed")),
                "messages-to-lists");
    }

    private void sendToLists(KStream<Integer, ListStageMessage> messages, String name) {
        messages.to(
                (partition, message, context) -> StreamsTopicNames.toLists(settings.applicationId()),
                Produced.with(Serdes.Integer(), listMessages)
                        .withStreamPartitioner(byKey())
                        .withName(name));
    }

    private static <V> Predicate<Void, V> is(Class<? extends V> kind) {
        return (key, output) -> kind.isInstance(output);
    }

    /** Maps outputs of one kind, which are all that a branch receives. */
    private static <V, T extends V, K, W> KeyValueMapper<Void, V, KeyValue<K, W>> record(
            Class<T> kind, Function<T, KeyValue<K, W>> record) {
        return (key, output) -> record.apply(kind.cast(output));
    }

    private static String[] storesOfHubStage() {
        return Stream.concat(StoreNames.HUBS_ON_DISK.stream(), StoreNames.HUBS_IN_MEMORY.stream())
                .toArray(String[]::new);
    }

    /** The key of an internal record is the partition that receives it. */
    private static <V> StreamPartitioner<Integer, V> byKey() {
        return (topic, partition, value, partitions) -> Optional.of(Set.of(partition));
    }

    /** Without the record cache: a sorted map of byte arrays in front of RocksDB costs more than it saves here. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> onDisk(String name) {
        return builder(QueryableStores.onDisk(name)).withCachingDisabled();
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> inMemory(String name) {
        return builder(QueryableStores.inMemory(name)).withCachingDisabled();
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(KeyValueBytesStoreSupplier supplier) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), BYTES);
    }
}
