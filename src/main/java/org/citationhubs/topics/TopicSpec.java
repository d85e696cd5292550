package org.citationhubs.topics;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Specification of a topic: the content of {@code topics/NAME.yaml}.
 *
 * @param name name of the topic
 * @param holds description of the records
 * @param key description of the keys
 * @param schema file name of the JSON schema of the values, in the same folder
 * @param partitions number of partitions
 * @param replication number of replicas
 * @param readers rules for consumers
 * @param settings topic settings by their Kafka names, in the order of the file
 */
public record TopicSpec(
        String name,
        String holds,
        String key,
        String schema,
        PartitionRequirement partitions,
        ReplicationRequirement replication,
        String readers,
        Map<String, TopicSetting> settings) {

    public TopicSpec {
        requireNonNull(name, "name");
        requireNonNull(holds, "holds");
        requireNonNull(key, "key");
        requireNonNull(schema, "schema");
        requireNonNull(partitions, "partitions");
        requireNonNull(replication, "replication");
        requireNonNull(readers, "readers");
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Returns the specification with a number that is at least {@code least} as the value of a setting. */
    TopicSpec withAtLeast(String setting, long least) {
        TopicSetting before = requireNonNull(settings.get(setting), setting);
        Map<String, TopicSetting> changed = new LinkedHashMap<>(settings);
        String value = Long.toString(Math.max(least, Long.parseLong(before.value())));
        changed.put(setting, new TopicSetting(value, before.check(), before.why()));
        return new TopicSpec(name, holds, key, schema, partitions, replication, readers, changed);
    }

    /** Returns the specification of a topic like this one, with as many partitions. */
    TopicSpec named(String other) {
        PartitionRequirement same =
                new PartitionRequirement(partitions.count(), partitions.variable(), name, partitions.why());
        return new TopicSpec(other, holds, key, schema, same, replication, readers, settings);
    }

    /**
     * Number of partitions of a topic.
     *
     * @param count default for a topic that this service creates
     * @param variable environment variable that overrides the default
     * @param sameAs topic that must have the same number, or null
     * @param why reason
     */
    public record PartitionRequirement(
            @JsonProperty("default") int count,
            String variable,
            @Nullable String sameAs,
            String why) {

        public PartitionRequirement {
            if (count < 1) {
                throw new IllegalArgumentException("partitions.default must be at least 1, is " + count);
            }
            requireNonNull(variable, "partitions.variable");
            requireNonNull(why, "partitions.why");
        }
    }

    /**
     * Number of replicas of a topic.
     *
     * @param factor replicas in a cluster with enough brokers
     * @param minInSync replicas that must have a record before it is acknowledged
     * @param why reason
     */
    public record ReplicationRequirement(int factor, int minInSync, String why) {

        public ReplicationRequirement {
            if (factor < 1 || minInSync < 1 || minInSync > factor) {
                throw new IllegalArgumentException(
                        "replication must hold 1 <= minInSync <= factor, is " + minInSync + " and " + factor);
            }
            requireNonNull(why, "replication.why");
        }

        /**
         * Returns the requirement for a cluster with this number of brokers: at most one replica per broker, and one
         * replica fewer in sync, so that one broker may be down without stopping writes.
         */
        ReplicationRequirement on(int brokers) {
            if (brokers < 1) {
                throw new IllegalArgumentException("a cluster has at least one broker, not " + brokers);
            }
            int possible = Math.min(factor, brokers);
            return new ReplicationRequirement(possible, Math.min(minInSync, Math.max(1, possible - 1)), why);
        }
    }

    /**
     * Setting of a topic.
     *
     * @param value value in a topic that this service creates
     * @param check requirement for an existing topic
     * @param why reason
     */
    public record TopicSetting(String value, SettingCheck check, String why) {

        public TopicSetting {
            requireNonNull(value, "value");
            requireNonNull(check, "check");
            requireNonNull(why, "why");
        }

        /** Returns whether an existing topic may have a value. */
        boolean accepts(String found) {
            return check.accepts(value, found);
        }
    }

    /** Requirement for a setting of an existing topic. */
    public enum SettingCheck {

        /** Exactly the value. */
        @JsonProperty("exact")
        EXACT {
            @Override
            boolean accepts(String required, String found) {
                return required.equals(found);
            }

            @Override
            String describe(String required) {
                return "must be " + required;
            }
        },

        /** The value or more; both are whole numbers, and -1 means unlimited. */
        @JsonProperty("at-least")
        AT_LEAST {
            @Override
            boolean accepts(String required, String found) {
                try {
                    return unlimited(Long.parseLong(found)) >= unlimited(Long.parseLong(required));
                } catch (NumberFormatException notANumber) {
                    return false;
                }
            }

            @Override
            String describe(String required) {
                return required.equals("-1") ? "must be -1 (unlimited)" : "must be at least " + required;
            }
        },

        /** Any value: the specified one is only a default. */
        @JsonProperty("none")
        NONE {
            @Override
            boolean accepts(String required, String found) {
                return true;
            }

            @Override
            String describe(String required) {
                return "may be anything";
            }
        };

        abstract boolean accepts(String required, String found);

        abstract String describe(String required);

        private static long unlimited(long number) {
            return number < 0 ? Long.MAX_VALUE : number;
        }
    }
}
