package org.citationhubs.topology.stage;

import java.util.List;
import java.util.stream.Stream;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.topics.TopicCatalog;

/** Names the topics that the topology reads and writes; those of {@link TopicCatalog}, and internal ones. */
public final class StreamsTopicNames {

    public static final String CITATIONS = TopicCatalog.CITATIONS;
    public static final String WORKS = TopicCatalog.WORKS;
    public static final String SOURCES = TopicCatalog.SOURCES;
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

    /** Returns all internal topics: those of messages, and the changelogs of the stores. */
    public static List<String> internal(String applicationId) {
        Stream<String> stores = Stream.of(
                        List.of(StoreNames.REFERENCE_LISTS, StoreNames.INTAKE),
                        StoreNames.HUBS_ON_DISK,
                        StoreNames.HUBS_IN_MEMORY)
                .flatMap(List::stream);
        return Stream.concat(
                        Stream.of(toHubs(applicationId), toLists(applicationId)),
                        stores.map(store -> applicationId + '-' + store + "-changelog"))
                .toList();
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
