package org.citationhubs.topology.stage;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.serde.json.RejectedRecordException;

/**
 * Input topics with the events of one writer each. Kafka does not tell a reader who wrote a record, so the topic stands
 * for its writer: the access lists of Kafka let nobody else write to it.
 *
 * @param sources the sources that the writer of each topic may speak for
 */
public record CrawlerTopics(SortedMap<String, Set<String>> sources) {

    /** No such topics: all writers share {@code citations.v1}. */
    public static final CrawlerTopics NONE = new CrawlerTopics(new TreeMap<>());

    public CrawlerTopics {
        sources = new TreeMap<>(sources);
    }

    /** Returns the topics of principals. */
    public static CrawlerTopics of(Map<String, Set<String>> sourcesByPrincipal) {
        SortedMap<String, Set<String>> byTopic = new TreeMap<>();
        sourcesByPrincipal.forEach((principal, sources) -> byTopic.put(nameOf(principal), Set.copyOf(sources)));
        return new CrawlerTopics(byTopic);
    }

    /** Returns the topic of a principal. */
    public static String nameOf(String principal) {
        return StreamsTopicNames.CITATIONS + '.' + principal;
    }

    /** Returns whether a topic is one of these. */
    public boolean contains(String topic) {
        return sources.containsKey(topic);
    }

    /**
     * Requires that the writer of a topic may speak for the source of an event.
     *
     * @param topic any input topic
     * @param source the system that states the event
     * @throws RejectedRecordException if the topic is one of these, and its writer may not
     */
    public void requireAllowed(String topic, String source) throws RejectedRecordException {
        Set<String> allowed = sources.get(topic);
        if (allowed != null && !allowed.contains(source)) {
            throw new RejectedRecordException(
                    RejectionReason.SOURCE_NOT_ALLOWED,
                    "the writer of " + topic + " may not speak for this source",
                    "source.system");
        }
    }
}
