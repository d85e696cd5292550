package org.citationhubs.ingest.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.citationhubs.ingest.dump.ImportException;
import org.citationhubs.topics.TopicAdmin;
import org.citationhubs.topics.TopicAdminException;
import org.citationhubs.topics.TopicCatalog;

/** Checks that the input topics exist before events are published. */
final class InputTopicCheck {

    /** The topics of events. */
    static final List<String> EVENTS = List.of(TopicCatalog.CITATIONS, TopicCatalog.WORKS);

    private InputTopicCheck() {}

    /**
     * Requires that input topics exist. Uses an admin client, because the metadata request of a producer may create
     * missing topics with the broker's default number of partitions.
     *
     * @param settings producer settings; those that an admin client knows are used
     * @param topics names of the topics
     * @throws ImportException if a topic is missing or no broker answers in time
     */
    static void require(String bootstrapServers, Map<String, String> settings, List<String> topics, Duration timeout) {
        Set<String> found;
        try (Admin admin = Admin.create(adminSettings(bootstrapServers, settings, timeout))) {
            // The client times out first, with the more precise message.
            found = new TopicAdmin(admin, timeout.plusSeconds(2))
                    .partitions(topics)
                    .keySet();
        } catch (TopicAdminException e) {
            boolean timedOut = e.getCause() instanceof TimeoutException
                    || e.getCause() instanceof java.util.concurrent.TimeoutException;
            throw new ImportException(
                    timedOut
                            ? "no answer from Kafka at " + bootstrapServers + " within " + timeout.toSeconds()
                                    + " s; is the service running, and is KAFKA_BOOTSTRAP_SERVERS right?"
                            : "cannot connect to Kafka at " + bootstrapServers + ": " + e.getMessage(),
                    e);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ImportException("cannot connect to Kafka at " + bootstrapServers + ": " + cause.getMessage(), e);
        }
        List<String> missing =
                topics.stream().filter(name -> !found.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new ImportException(
                    "Kafka at " + bootstrapServers + " has no topic " + String.join(" and no topic ", missing)
                            + "; see topics/ for how to create the topics",
                    null);
        }
    }

    private static Map<String, Object> adminSettings(
            String bootstrapServers, Map<String, String> settings, Duration timeout) {
        Map<String, Object> all = new HashMap<>();
        all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        // Security settings are common to both clients; an admin client would warn about the rest.
        settings.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                all.put(name, value);
            }
        });
        all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(timeout.toMillis()));
        all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(timeout.toMillis() / 2));
        return all;
    }
}
