package org.citationhubs.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The users of Kafka in the manifests, with their access lists as Strimzi gives them to the brokers. */
public final class KafkaUsers {

    private static final Map<String, ResourceType> TYPES = Map.of(
            "topic", ResourceType.TOPIC,
            "group", ResourceType.GROUP,
            "transactionalId", ResourceType.TRANSACTIONAL_ID);

    private static final Map<String, PatternType> PATTERNS =
            Map.of("literal", PatternType.LITERAL, "prefix", PatternType.PREFIXED);

    private static final Map<String, AclOperation> OPERATIONS = Map.of(
            "Read", AclOperation.READ,
            "Write", AclOperation.WRITE,
            "Create", AclOperation.CREATE,
            "Delete", AclOperation.DELETE,
            "DescribeConfigs", AclOperation.DESCRIBE_CONFIGS);

    private KafkaUsers() {}

    /** Returns the documents. */
    static List<JsonNode> documents() {
        return Manifests.all(Manifests.text(Manifests.KUBERNETES.resolve("components/users/kafka-users.yaml")));
    }

    /** Returns the names of all users. */
    public static Set<String> names() {
        return documents().stream()
                .map(user -> user.at("/metadata/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns what a user may do. */
    public static List<AclBinding> accessOf(String name) {
        return Manifests.each(Manifests.named(documents(), "KafkaUser", name).at("/spec/authorization/acls"))
                .flatMap(rule -> {
                    JsonNode resource = rule.get("resource");
                    ResourcePattern pattern = new ResourcePattern(
                            TYPES.get(resource.get("type").asText()),
                            resource.get("name").asText(),
                            PATTERNS.get(resource.get("patternType").asText()));
                    return Manifests.each(rule.get("operations"))
                            .map(operation -> new AclBinding(
                                    pattern,
                                    new AccessControlEntry(
                                            "User:" + name,
                                            "*",
                                            OPERATIONS.get(operation.asText()),
                                            AclPermissionType.ALLOW)));
                })
                .toList();
    }

    /** Returns the operations that a user may do on topics of exactly these names. */
    static Map<String, Set<AclOperation>> topicsOf(String name) {
        Map<String, Set<AclOperation>> topics = new TreeMap<>();
        for (AclBinding access : accessOf(name)) {
            ResourcePattern pattern = access.pattern();
            if (pattern.resourceType() == ResourceType.TOPIC && pattern.patternType() == PatternType.LITERAL) {
                topics.computeIfAbsent(pattern.name(), topic -> new TreeSet<>())
                        .add(access.entry().operation());
            }
        }
        return topics;
    }
}
