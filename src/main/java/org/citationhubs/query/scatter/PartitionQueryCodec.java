package org.citationhubs.query.scatter;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;

/**
 * Writes and reads the requests or the answers of a {@link PartitionQuery} as JSON. During a rolling upgrade two
 * versions call each other: a reader ignores fields that it does not know.
 */
public final class PartitionQueryCodec<T> {

    private static final int MAX_TOKENS = 200_000;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(WorkId.class, new IdWriter())
                    .addKeySerializer(WorkId.class, new IdKeyWriter())
                    .addDeserializer(WorkId.class, new IdReader())
                    .addKeyDeserializer(WorkId.class, new IdKeyReader())
                    .addSerializer(InputOffsets.class, new OffsetsWriter())
                    .addDeserializer(InputOffsets.class, new OffsetsReader()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Reads what another program may have sent: a body within the limits can be a tree that fills the heap. */
    private static final ObjectReader REQUESTS = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .reader();

    private static final PartitionQueryCodec<String> REASONS = of(String.class);

    private final Function<T, JsonNode> writer;
    private final Function<JsonNode, T> reader;

    private PartitionQueryCodec(Function<T, JsonNode> writer, Function<JsonNode, T> reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /** Returns the codec of a type that Jackson writes and reads. */
    static <T> PartitionQueryCodec<T> of(Class<T> type) {
        return new PartitionQueryCodec<>(JSON::valueToTree, node -> value(type, node));
    }

    /** Returns the codec of a number, as an object with one field. */
    static PartitionQueryCodec<Long> ofNumber(String field) {
        return new PartitionQueryCodec<>(number -> JSON.createObjectNode().put(field, number), node -> node.path(field)
                .asLong());
    }

    /** Returns the codec of a constant, as an object without fields. */
    static <T> PartitionQueryCodec<T> ofNothing(T constant) {
        return new PartitionQueryCodec<>(value -> JSON.createObjectNode(), node -> constant);
    }

    /** Writes values by partition. */
    JsonNode write(Map<Integer, T> byPartition) {
        ObjectNode node = JSON.createObjectNode();
        byPartition.forEach((partition, value) -> node.set(partition.toString(), writer.apply(value)));
        return node;
    }

    /**
     * Reads values by partition.
     *
     * @throws UnreadableMessageException if the document is not an object of values by partition
     */
    SortedMap<Integer, T> read(JsonNode node) {
        if (!node.isObject()) {
            throw new UnreadableMessageException("no object of values by partition");
        }
        SortedMap<Integer, T> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            values.put(partition(entry.getKey()), reader.apply(entry.getValue()));
        }
        return values;
    }

    private static Integer partition(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new UnreadableMessageException("no number of a partition", e);
        }
    }

    /** Writes answers, and for each other partition why it has none. */
    static byte[] writeResults(JsonNode answers, Map<Integer, String> unavailable) {
        ObjectNode both = JSON.createObjectNode();
        both.set("answers", answers);
        both.set("unavailable", REASONS.write(unavailable));
        return bytes(both);
    }

    /** Reads what {@link #writeResults} wrote. */
    static <A> void readResults(
            byte[] bytes,
            PartitionQueryCodec<A> answers,
            BiConsumer<Integer, A> onAnswer,
            BiConsumer<Integer, String> onUnavailable) {
        JsonNode both = tree(bytes);
        answers.read(both.path("answers")).forEach(onAnswer);
        REASONS.read(both.path("unavailable")).forEach(onUnavailable);
    }

    /**
     * Reads a request.
     *
     * @throws UnreadableMessageException if it is not JSON, or has too many parts
     */
    static JsonNode request(byte[] bytes) {
        try {
            return REQUESTS.readTree(bytes);
        } catch (IOException e) {
            throw new UnreadableMessageException("no JSON document, or one of too many parts", e);
        }
    }

    /**
     * Reads any JSON document.
     *
     * @throws UnreadableMessageException if the bytes are none
     */
    public static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UnreadableMessageException("no JSON document", e);
        }
    }

    static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JacksonException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static <T> T value(Class<T> type, JsonNode node) {
        if (node.isNull()) {
            throw new UnreadableMessageException("no " + type.getSimpleName() + " of a partition");
        }
        try {
            return JSON.treeToValue(node, type);
        } catch (JacksonException e) {
            throw new UnreadableMessageException("no " + type.getSimpleName() + " of a partition", e);
        }
    }

    private static final class IdWriter extends StdSerializer<WorkId> {

        IdWriter() {
            super(WorkId.class);
        }

        @Override
        public void serialize(WorkId id, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(id.value());
        }
    }

    private static final class IdKeyWriter extends StdSerializer<WorkId> {

        IdKeyWriter() {
            super(WorkId.class);
        }

        @Override
        public void serialize(WorkId id, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeFieldName(id.value());
        }
    }

    private static final class IdReader extends StdDeserializer<WorkId> {

        IdReader() {
            super(WorkId.class);
        }

        @Override
        public WorkId deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return WorkId.parse(in.getText());
        }
    }

    private static final class IdKeyReader extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return WorkId.parse(key);
        }
    }

    private static final class OffsetsWriter extends StdSerializer<InputOffsets> {

        OffsetsWriter() {
            super(InputOffsets.class);
        }

        @Override
        public void serialize(InputOffsets offsets, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            for (Map.Entry<Integer, Long> offset : offsets.byPartition().entrySet()) {
                out.writeNumberField(offset.getKey().toString(), offset.getValue());
            }
            out.writeEndObject();
        }
    }

    private static final class OffsetsReader extends StdDeserializer<InputOffsets> {

        private static final TypeReference<TreeMap<Integer, Long>> BY_PARTITION = new TypeReference<>() {};

        OffsetsReader() {
            super(InputOffsets.class);
        }

        @Override
        public InputOffsets deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return new InputOffsets(in.getCodec().readValue(in, BY_PARTITION));
        }
    }
}
