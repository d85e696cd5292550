package org.citationhubs.topics;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.citationhubs.concurrent.KafkaFutures;
import org.citationhubs.concurrent.Poller;

/** Describes the topics of a cluster and creates missing ones. */
public final class TopicAdmin {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final Admin admin;
    private final Duration timeout;

    /**
     * Creates an administration.
     *
     * @param admin client of the cluster, which the caller closes
     * @param timeout time limit of one request
     */
    public TopicAdmin(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    /**
     * Returns the state of these topics; a topic that does not exist has no entry.
     *
     * @throws TopicAdminException if the cluster does not answer in time or rejects the request
     */
    public Map<String, TopicState> describe(Collection<TopicSpec> specs) {
        return describeNamed(specs.stream().map(TopicSpec::name).toList());
    }

    /**
     * Returns the state of topics by their names; a topic that does not exist has no entry.
     *
     * @throws TopicAdminException if the cluster does not answer in time or rejects the request
     */
    public Map<String, TopicState> describeNamed(Collection<String> names) {
        Map<String, TopicDescription> descriptions = descriptions(names);
        Map<String, Map<String, String>> settings = settings(descriptions.keySet());
        return descriptions.entrySet().stream()
                .filter(entry -> settings.containsKey(entry.getKey()))
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> new TopicState(
                                entry.getValue().partitions().size(),
                                leastReplicas(entry.getValue()),
                                settings.getOrDefault(entry.getKey(), Map.of()))));
    }

    private static int leastReplicas(TopicDescription topic) {
        return topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
    }

    /**
     * Returns the requirement as far as the cluster can meet it: at most one replica per broker.
     *
     * @throws TopicAdminException if the cluster does not answer in time or rejects the request
     */
    public TopicSpec.ReplicationRequirement possible(TopicSpec.ReplicationRequirement required) {
        return required.on(brokers());
    }

    private int brokers() {
        return await("the cluster's brokers", admin.describeCluster().nodes()).size();
    }

    /**
     * Creates the missing topics with their settings, and returns when records can be written to them. Existing topics
     * are not changed. In a cluster with fewer brokers than replicas, each broker gets one replica.
     *
     * @param partitions number of partitions of each created topic
     * @return the names of the created topics
     * @throws TopicAdminException if the cluster does not answer in time or rejects the request
     */
    public List<String> createMissing(Collection<TopicSpec> specs, int partitions) {
        Set<String> present = describe(specs).keySet();
        List<TopicSpec> missing =
                specs.stream().filter(spec -> !present.contains(spec.name())).toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        int brokers = brokers();
        List<String> created = create(missing.stream()
                .map(spec -> newTopic(spec, partitions, brokers))
                .toList());
        Map<String, Integer> visible = new HashMap<>();
        awaitAll(missing.size(), () -> describe(missing))
                .forEach((name, state) -> visible.put(name, state.partitions()));
        awaitLeaders(visible);
        return created;
    }

    /**
     * Creates those of the topics that do not exist, and returns when records can be written to all of them. Existing
     * topics are not changed.
     *
     * @return the names of the created topics
     * @throws TopicAdminException if the cluster does not answer in time or rejects the request
     */
    public List<String> createMissing(Collection<NewTopic> topics) {
        List<String> names = topics.stream().map(NewTopic::name).toList();
        Set<String> present = partitions(names).keySet();
        List<String> created = create(
                topics.stream().filter(topic -> !present.contains(topic.name())).toList());
        awaitLeaders(awaitAll(names.size(), () -> partitions(names)));
        return created;
    }

    private List<String> create(List<NewTopic> topics) {
        List<String> created = new ArrayList<>();
        admin.createTopics(topics).values().forEach((name, answer) -> {
            if (wasCreated(name, answer)) {
                created.add(name);
            }
        });
        return List.copyOf(created);
    }

    /**
     * Alters settings of existing topics that {@link TopicCheck} refuses, such as those that an earlier release or a
     * start with smaller events created.
     *
     * @throws TopicAdminException if the cluster does not answer in time or rejects the request
     */
    public void alterRefusedSettings(Collection<TopicSpec> specs) {
        Map<String, TopicState> found = describe(specs);
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (TopicSpec spec : specs) {
            TopicState state = found.get(spec.name());
            if (state == null) {
                continue;
            }
            List<AlterConfigOp> ops = spec.settings().entrySet().stream()
                    .filter(setting -> !setting.getValue()
                            .accepts(state.settings().getOrDefault(setting.getKey(), TopicState.NOT_SET)))
                    .map(setting -> new AlterConfigOp(
                            new ConfigEntry(setting.getKey(), setting.getValue().value()), AlterConfigOp.OpType.SET))
                    .toList();
            if (!ops.isEmpty()) {
                changes.put(new ConfigResource(ConfigResource.Type.TOPIC, spec.name()), ops);
            }
        }
        if (!changes.isEmpty()) {
            Void unused = await(
                    "the new settings of topics",
                    admin.incrementalAlterConfigs(changes).all());
        }
    }

    private static NewTopic newTopic(TopicSpec spec, int partitions, int brokers) {
        TopicSpec.ReplicationRequirement replication = spec.replication().on(brokers);
        Map<String, String> settings = new HashMap<>();
        spec.settings().forEach((name, setting) -> settings.put(name, setting.value()));
        settings.put("min.insync.replicas", Integer.toString(replication.minInSync()));
        return new NewTopic(spec.name(), partitions, (short) replication.factor()).configs(settings);
    }

    /**
     * Returns the number of partitions of topics by their names; a topic that does not exist has no entry. Needs no
     * right to read settings, unlike {@link #describe}.
     *
     * @throws TopicAdminException if the cluster does not answer in time or rejects the request
     */
    public Map<String, Integer> partitions(Collection<String> names) {
        Map<String, Integer> partitions = new HashMap<>();
        descriptions(names)
                .forEach(
                        (name, topic) -> partitions.put(name, topic.partitions().size()));
        return partitions;
    }

    private Map<String, TopicDescription> descriptions(Collection<String> names) {
        Map<String, TopicDescription> descriptions = new HashMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, answer) -> description(name, answer)
                .ifPresent(topic -> descriptions.put(name, topic)));
        return descriptions;
    }

    private Optional<TopicDescription> description(String name, KafkaFuture<TopicDescription> answer) {
        try {
            return Optional.of(await("topic " + name, answer));
        } catch (TopicAdminException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean wasCreated(String name, KafkaFuture<Void> answer) {
        try {
            await("the result of creating topic " + name, answer);
            return true;
        } catch (TopicAdminException e) {
            // Another instance that is starting has created it.
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private Map<String, Map<String, String>> settings(Collection<String> names) {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, Map<String, String>> settings = new HashMap<>();
        admin.describeConfigs(resources).values().forEach((resource, answer) -> {
            try {
                settings.put(resource.name(), values(await("the settings of topic " + resource.name(), answer)));
            } catch (TopicAdminException e) {
                // Deleted between the two requests.
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        });
        return settings;
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(toMap(ConfigEntry::name, ConfigEntry::value));
    }

    // A new topic is known to the controller before it is known to all brokers.
    private <T> Map<String, T> awaitAll(int topics, Supplier<Map<String, T>> found) {
        return new Poller(timeout, POLL_INTERVAL)
                .poll(() -> Optional.of(found.get()).filter(visible -> visible.size() == topics))
                .orElseThrow(() -> new TopicAdminException("created topics are not visible within " + timeout, null));
    }

    // A partition without a leader may reject the first batch of a producer and accept a later one, and the first is
    // then out of sequence for ever. This request is retried by the client until all leaders answer.
    private void awaitLeaders(Map<String, Integer> partitions) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        partitions.forEach((name, count) -> {
            for (int partition = 0; partition < count; partition++) {
                ends.put(new TopicPartition(name, partition), OffsetSpec.latest());
            }
        });
        Map<TopicPartition, ListOffsetsResultInfo> unused =
                await("the leaders of new topics", admin.listOffsets(ends).all());
    }

    private <T> T await(String what, KafkaFuture<T> answer) {
        return KafkaFutures.await(answer, what, timeout, TopicAdminException::new);
    }
}
