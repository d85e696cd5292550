package org.citationhubs.topology.stage;

import org.citationhubs.topics.TopicCatalog;

/** Names the topics that the topology reads and writes; those of {@link TopicCatalog}, and internal ones. */
public final class StreamsTopicNames {

    public static final String CITATIONS = TopicCatalog.CITATIONS;
    public static final String WORKS = TopicCatalog.WORKS;
    public static final String HUB_SUMMARIES = TopicCatalog.HUB_SUMMARIES;
    public static final String HUB_CHANGES = TopicCatalog.HUB_CHANGES;
    public static final String DEAD_LETTERS = TopicCatalog.DEAD_LETTERS;

    private static final String TO_HUBS = "to-hubs";
    private static final String TO_LISTS = "to-lists";

    private StreamsTopicNames() {}

    /** Returns the internal topic of messages to partitions of hubs. */
    public static String toHubs(String applicationId) {
        return applicationId + '-' + TO_HUBS + "-repartition";
    }

    /** Returns the internal topic of messages to partitions of reference lists. */
    public static String toLists(String applicationId) {
        return applicationId + '-' + TO_LISTS + "-repartition";
    }

    /** Returns the name of the repartition step that creates the topic {@link #toHubs}. */
    public static String toHubsName() {
        return TO_HUBS;
    }

    /** Returns the name of the repartition step that creates the topic {@link #toLists}. */
    public static String toListsName() {
        return TO_LISTS;
    }
}
