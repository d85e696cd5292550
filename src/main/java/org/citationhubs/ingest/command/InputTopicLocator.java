package org.citationhubs.ingest.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.citationhubs.ingest.dump.ImportException;
import org.citationhubs.topics.TopicAdmin;
import org.citationhubs.topics.TopicAdminException;
import org.citationhubs.topics.TopicCatalog;
import org.citationhubs.topics.TopicSpec;

/** The topics that events go to. */
final class InputTopicLocator {

    private InputTopicLocator() {}

    /**
     * Requires that they are there. Asked by an admin client, because a producer's question may create them, with whatever number
     * of partitions the broker likes.
     *
     * @throws ImportException if they are not, or nobody answers
     */
    static void require(String bootstrapServers, Map<String, String> settings, Duration patience) {
        TopicCatalog catalog = TopicCatalog.load();
        List<TopicSpec> inputs = List.of(catalog.get(TopicCatalog.CITATIONS), catalog.get(TopicCatalog.WORKS));
        Map<String, Object> all = new HashMap<>();
        all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        // The producer's settings say how to log on; what only a producer knows is not passed on.
        settings.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                all.put(name, value);
            }
        });
        // Two messages for one silence would be one too many: the client gives up when the question does.
        all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(patience.toMillis()));
        all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(patience.toMillis() / 2));
        Set<String> found;
        try (Admin admin = Admin.create(all)) {
            found = new TopicAdmin(admin, patience.plusSeconds(2))
                    .describe(inputs)
                    .keySet();
        } catch (TopicAdminException e) {
            boolean silence = e.getCause() instanceof TimeoutException
                    || e.getCause() instanceof java.util.concurrent.TimeoutException;
            throw new ImportException(
                    silence
                            ? "no answer from Kafka at " + bootstrapServers + " within " + patience.toSeconds()
                                    + " s; is the service running, or KAFKA_BOOTSTRAP_SERVERS right?"
                            : "no way to Kafka at " + bootstrapServers + ": " + e.getMessage(),
                    e);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ImportException("no way to Kafka at " + bootstrapServers + ": " + cause.getMessage(), e);
        }
        List<String> missing = Stream.of(TopicCatalog.CITATIONS, TopicCatalog.WORKS)
                .filter(name -> !found.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new ImportException(
                    "Kafka at " + bootstrapServers + " has no topic " + String.join(" and no topic ", missing)
                            + "; topics/ says how they are made",
                    null);
        }
    }
}
