package org.citationhubs.query.scatter;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkId;

/**
 * Questions and answers between instances, as JSON: of two versions that run side by side during an upgrade, each reads of the other's what
 * it knows.
 */
public final class PartitionQueryCodec {

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

    private PartitionQueryCodec() {}

    /** What is asked of each partition. */
    static byte[] writeAsked(Map<Integer, ?> asked) {
        return bytes(byPartition(asked));
    }

    static <Q> SortedMap<Integer, Q> readAsked(Class<Q> type, byte[] bytes) {
        return byPartition(type, tree(bytes));
    }

    /** What each partition answered, or why it did not. */
    static byte[] writeAnswers(Map<Integer, ?> answers, Map<Integer, String> unavailable) {
        ObjectNode both = JSON.createObjectNode();
        both.set("answers", byPartition(answers));
        both.set("unavailable", byPartition(unavailable));
        return bytes(both);
    }

    static <A> void readAnswers(
            Class<A> type, byte[] bytes, BiConsumer<Integer, A> answered, BiConsumer<Integer, String> refused) {
        JsonNode both = tree(bytes);
        byPartition(type, both.path("answers")).forEach(answered);
        byPartition(String.class, both.path("unavailable")).forEach(refused);
    }

    private static ObjectNode byPartition(Map<Integer, ?> values) {
        ObjectNode node = JSON.createObjectNode();
        values.forEach((partition, value) -> node.set(partition.toString(), JSON.valueToTree(value)));
        return node;
    }

    private static <T> SortedMap<Integer, T> byPartition(Class<T> type, JsonNode node) {
        SortedMap<Integer, T> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            try {
                values.put(Integer.valueOf(entry.getKey()), JSON.treeToValue(entry.getValue(), type));
            } catch (JacksonException e) {
                throw new UncheckedIOException("no " + type.getSimpleName() + " of a partition", e);
            }
        }
        return values;
    }

    /** Any document. */
    public static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("no question or answer of another instance", e);
        }
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JacksonException e) {
            throw new UncheckedIOException("writing to memory failed", e);
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
