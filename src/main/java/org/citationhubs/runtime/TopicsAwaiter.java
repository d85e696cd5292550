package org.citationhubs.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.citationhubs.concurrent.Poller;
import org.citationhubs.topics.TopicAdmin;
import org.citationhubs.topics.TopicAdminException;
import org.citationhubs.topics.TopicCatalog;
import org.citationhubs.topics.TopicCheck;
import org.citationhubs.topics.TopicState;
import org.jboss.logging.Logger;

/**
 * Waits until all topics exist and are as {@link TopicCheck} demands.
 *
 * <p>Waiting is not a failure: the topics may be created a minute later, and a process that is killed for waiting would
 * only wait again.
 */
final class TopicsAwaiter {

    private static final Logger LOG = Logger.getLogger(TopicsAwaiter.class);

    private static final Duration NO_TIMEOUT = Duration.ofDays(36_500);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    private final TopicAdmin topics;
    private final TopicCatalog catalog;
    private final Optional<Integer> partitionsOfCreated;
    private String logged = "";

    /**
     * Creates a waiter.
     *
     * @param partitionsOfCreated number of partitions of missing topics, which are then created; empty to create none
     */
    TopicsAwaiter(TopicAdmin topics, TopicCatalog catalog, Optional<Integer> partitionsOfCreated) {
        this.topics = topics;
        this.catalog = catalog;
        this.partitionsOfCreated = partitionsOfCreated;
    }

    /**
     * Returns the number of partitions by topic once all topics can be used. Logs what is wrong each time it changes.
     */
    Map<String, Integer> await() throws InterruptedException {
        return new Poller(NO_TIMEOUT, CHECK_INTERVAL)
                .poll(this::usableTopics)
                .map(TopicsAwaiter::partitions)
                .orElseThrow(() -> new InterruptedException("stopped while waiting for the topics"));
    }

    private Optional<Map<String, TopicState>> usableTopics() {
        try {
            partitionsOfCreated.ifPresent(partitions -> topics.createMissing(catalog.all(), partitions));
            Map<String, TopicState> found = topics.describe(catalog.all());
            Optional<String> differences = TopicCheck.differences(catalog.all(), found);
            differences.ifPresent(this::logOnce);
            return differences.isEmpty() ? Optional.of(found) : Optional.empty();
        } catch (TopicAdminException e) {
            logOnce(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void logOnce(String message) {
        // Interrupted requests say nothing about the topics: the service stops.
        if (!message.equals(logged) && !Thread.currentThread().isInterrupted()) {
            logged = message;
            LOG.warn(message + "\nWaiting until the topics can be used.");
        }
    }

    private static Map<String, Integer> partitions(Map<String, TopicState> found) {
        Map<String, Integer> partitions = new TreeMap<>();
        found.forEach((name, state) -> partitions.put(name, state.partitions()));
        return Map.copyOf(partitions);
    }
}
