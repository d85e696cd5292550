package org.citationhubs.topology.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.store.memory.CacheBudget;

/**
 * The settings of the topology.
 *
 * @param applicationId prefix of the internal topics
 * @param partitions number of partitions of {@code citations.v1}, and of all topics and stores keyed by a work
 * @param limits the largest events that are accepted
 * @param clocks rejects observations from the future
 * @param rules the tiers and labels of hubs
 * @param publishInterval least time between two publications of a hub
 * @param publishBudget how long a stream thread may publish before it processes records again; a long queue continues
 *     next time
 * @param caches heap for the caches of all partitions in this process
 * @param crawlers input topics of one writer each, beside {@code citations.v1}
 * @param sourceRank names of systems, the most trusted first
 */
public record TopologySettings(
        String applicationId,
        int partitions,
        InputLimits limits,
        ClockCheck clocks,
        HubRules rules,
        Duration publishInterval,
        Duration publishBudget,
        CacheBudget caches,
        CrawlerTopics crawlers,
        List<String> sourceRank) {

    public TopologySettings {
        sourceRank = List.copyOf(sourceRank);
    }

    /** Creates settings without topics of single writers, by which all systems rank equally. */
    public TopologySettings(
            String applicationId,
            int partitions,
            InputLimits limits,
            ClockCheck clocks,
            HubRules rules,
            Duration publishInterval,
            Duration publishBudget,
            CacheBudget caches) {
        this(
                applicationId,
                partitions,
                limits,
                clocks,
                rules,
                publishInterval,
                publishBudget,
                caches,
                CrawlerTopics.NONE,
                List.of());
    }

    /** Returns all input topics. */
    public List<String> inputTopics() {
        List<String> topics = new ArrayList<>(
                List.of(StreamsTopicNames.CITATIONS, StreamsTopicNames.WORKS, StreamsTopicNames.SOURCES));
        topics.addAll(crawlers.sources().keySet());
        return topics;
    }
}
