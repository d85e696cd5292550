package org.citationhubs.topology;

/** The topics that the topology reads and writes; a test holds them against the files in {@code topics/}. */
public final class TopicNames {

    public static final String CITATIONS = "citations.v1";
    public static final String WORKS = "works.v1";
    public static final String HUB_SUMMARIES = "hub-summaries.v1";
    public static final String HUB_CHANGES = "hub-changes.v1";
    public static final String DEAD_LETTERS = "dead-letters.v1";

    private static final String TO_HUBS = "to-hubs";
    private static final String ELSEWHERE = "elsewhere";

    private TopicNames() {}

    /** The internal topic between the stages, and between partitions of hubs. */
    public static String toHubs(String applicationId) {
        return applicationId + '-' + TO_HUBS + "-repartition";
    }

    /** The internal topic for records that were produced to a partition that does not own their work. */
    public static String elsewhere(String applicationId) {
        return applicationId + '-' + ELSEWHERE + "-repartition";
    }

    static String toHubsName() {
        return TO_HUBS;
    }

    static String elsewhereName() {
        return ELSEWHERE;
    }
}
