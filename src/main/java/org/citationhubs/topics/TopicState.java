package org.citationhubs.topics;

import java.util.Map;

/**
 * State of a topic in a cluster.
 *
 * @param partitions number of partitions
 * @param replicas number of replicas of the partition that has fewest
 * @param settings settings by their Kafka names, defaults included
 */
public record TopicState(int partitions, int replicas, Map<String, String> settings) {

    /** Stands for the value of a setting that a cluster does not report. */
    static final String NOT_SET = "not set";

    public TopicState {
        settings = Map.copyOf(settings);
    }
}
