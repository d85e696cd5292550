package org.citationhubs.topics;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One topic as it must be: the content of {@code topics/NAME.yaml}.
 *
 * @param name the topic's name
 * @param holds what its records say, in words
 * @param key what its keys are, in words
 * @param schema file name of the JSON schema of its values, beside the topic's own file
 * @param partitions how many partitions it gets
 * @param replication how many copies it gets
 * @param readers what a consumer must heed
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

    /**
     * How many partitions a topic gets.
     *
     * @param count the default when this service creates the topic
     * @param variable the environment variable that overrides it
     * @param sameAs the topic that must have as many, or null
     * @param why the reason
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
     * How many copies a topic gets.
     *
     * @param factor copies in a cluster that has as many brokers
     * @param minInSync copies that must have a write before it is acknowledged
     * @param why the reason
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
         * The same wish in a cluster of the given number of brokers: never more copies than brokers, and one copy may
         * be away without stopping writes, unless it is the only one.
         */
        public ReplicationRequirement on(int brokers) {
            if (brokers < 1) {
                throw new IllegalArgumentException("a cluster has at least one broker, not " + brokers);
            }
            int possible = Math.min(factor, brokers);
            return new ReplicationRequirement(possible, Math.min(minInSync, Math.max(1, possible - 1)), why);
        }
    }

    /**
     * One setting of a topic.
     *
     * @param value the value it is created with
     * @param check what is demanded of a topic that is there already
     * @param why the reason
     */
    public record TopicSetting(String value, SettingCheck check, String why) {

        public TopicSetting {
            requireNonNull(value, "value");
            requireNonNull(check, "check");
            requireNonNull(why, "why");
        }
    }

    /** What is demanded of a setting of a topic that is there already. */
    public enum SettingCheck {

        /** The very value. */
        @JsonProperty("exact")
        EXACT {
            @Override
            boolean accepts(String wanted, String found) {
                return wanted.equals(found);
            }

            @Override
            String demand(String wanted) {
                return "must be " + wanted;
            }
        },

        /** That much or more, both being whole numbers; -1 is without limit. */
        @JsonProperty("at-least")
        AT_LEAST {
            @Override
            boolean accepts(String wanted, String found) {
                try {
                    return unlimited(Long.parseLong(found)) >= unlimited(Long.parseLong(wanted));
                } catch (NumberFormatException notANumber) {
                    return false;
                }
            }

            @Override
            String demand(String wanted) {
                return wanted.equals("-1") ? "must be -1, without limit" : "must be at least " + wanted;
            }
        },

        /** Nothing: the value is only a good start. */
        @JsonProperty("none")
        NONE {
            @Override
            boolean accepts(String wanted, String found) {
                return true;
            }

            @Override
            String demand(String wanted) {
                return "may be anything";
            }
        };

        abstract boolean accepts(String wanted, String found);

        abstract String demand(String wanted);

        private static long unlimited(long number) {
            return number < 0 ? Long.MAX_VALUE : number;
        }
    }
}
