package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.citationhubs.topics.TopicCatalog;

/** Reads the committed records of {@code hub-summaries.v1}. */
final class PublishedSummaries {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PublishedSummaries() {}

    /** Returns the newest summary of each hub, and checks that the revisions of a hub increase. */
    static Map<String, JsonNode> read(String bootstrapServers) throws IOException {
        Map<String, JsonNode> newest = new HashMap<>();
        Map<String, Long> revisions = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record :
                CommittedRecords.read(bootstrapServers, TopicCatalog.HUB_SUMMARIES)) {
            keep(record, newest, revisions);
        }
        return newest;
    }

    private static void keep(
            ConsumerRecord<String, byte[]> record, Map<String, JsonNode> newest, Map<String, Long> revisions)
            throws IOException {
        if (record.value() == null) {
            newest.remove(record.key());
            return;
        }
        JsonNode summary = JSON.readTree(record.value());
        long revision = summary.get("revision").asLong();
        assertThat(revision).as("revision of %s", record.key()).isGreaterThan(revisions.getOrDefault(record.key(), 0L));
        revisions.put(record.key(), revision);
        newest.put(record.key(), summary);
    }
}
