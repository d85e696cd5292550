package org.citationhubs.topics;

import java.util.Map;

/**
 * One topic as a cluster says it is.
 *
 * @param partitions its number of partitions
 * @param settings its settings by their Kafka names, defaults included
 */
public record TopicState(int partitions, Map<String, String> settings) {

    public TopicState {
        settings = Map.copyOf(settings);
    }
}
