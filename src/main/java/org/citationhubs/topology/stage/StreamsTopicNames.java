package org.citationhubs.topology.stage;

import org.citationhubs.topics.TopicCatalog;

/** The topics that the topology reads and writes, the outer ones as {@link TopicCatalog} names them. */
public final class StreamsTopicNames {

    public static final String CITATIONS = TopicCatalog.CITATIONS;
    public static final String WORKS = TopicCatalog.WORKS;
    public static final String HUB_SUMMARIES = TopicCatalog.HUB_SUMMARIES;
    public static final String HUB_CHANGES = TopicCatalog.HUB_CHANGES;
    public static final String DEAD_LETTERS = TopicCatalog.DEAD_LETTERS;

    private static final String TO_HUBS = "to-hubs";
    private static final String TO_LISTS = "to-lists";

    private StreamsTopicNames() {}

    /** The internal topic between the stages, and between partitions of hubs. */
    public static String toHubs(String applicationId) {
        return applicationId + '-' + TO_HUBS + "-repartition";
    }

    /** The internal topic for what partitions of lists are told by others. */
    public static String toLists(String applicationId) {
        return applicationId + '-' + TO_LISTS + "-repartition";
    }

    public static String toHubsName() {
        return TO_HUBS;
    }

    public static String toListsName() {
        return TO_LISTS;
    }
}
