package org.citationhubs.topology.stage;

import java.util.Map;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Repair;
import org.citationhubs.citation.vocabulary.Vocabulary;

/**
 * Receives what the stages do, on the stream threads. Implementations must be fast and allocate nothing.
 *
 * <p>Counts work, not state: work repeated after a failure is counted again.
 */
public interface StreamMeters {

    /**
     * Configuration key of the instance: Kafka Streams creates the processors, and passes its configuration to them.
     */
    String SETTING = "hubs.stream.meters";

    /** Counts nothing. */
    StreamMeters NONE = new StreamMeters() {};

    /** Returns the instance in a configuration of Kafka Streams, or {@link #NONE}. */
    static StreamMeters of(Map<String, ?> settings) {
        return settings.get(SETTING) instanceof StreamMeters meters ? meters : NONE;
    }

    /**
     * Records that an event changed a reference list.
     *
     * @param applied number of citations that are new or stated differently
     * @param withdrawn number of citations that were removed
     */
    default void listChanged(int applied, int withdrawn) {}

    /** Records that an event changed nothing. */
    default void unchanged(UnchangedEventKind kind) {}

    /** Records that an event was applied without its citations of the citing work itself. */
    default void selfCitationsDropped(int count) {}

    /** Records that a record was read from an input topic. Each is applied or rejected, perhaps elsewhere. */
    default void inputRead(String topic) {}

    /** Records that a record of an input topic was applied. */
    default void inputApplied(String topic) {}

    /** Records that parts of an applied record were left out or read in part. */
    default void inputRepaired(Repair.RepairReason reason, int parts) {}

    /** Records that a record was rejected, and where it was read. */
    default void rejected(Rejection.RejectionReason reason, String topic, int partition, long offset) {}

    /** Records that some of what is known of merged ids did not fit into a limit and is left out. */
    default void aliasesCut(AliasLimit limit, int aliases) {}

    /** Records that a vocabulary does not have a term for a role or a polarity. */
    default void unknownTerm(Vocabulary vocabulary, String term) {}

    /**
     * Records the number of hubs of a partition that changed and are not published yet; zero if the partition is
     * revoked.
     */
    default void unpublished(int partition, int hubs) {}

    /** Records how long it took to update the counts of a hub and to rank its co-cited works. */
    default void merged(long nanos) {}

    /**
     * Records a publication or a withdrawal.
     *
     * @param nanos how long it took, the ranking included
     * @param millisSinceEvent time since the oldest event behind it was written to Kafka; negative if unknown
     */
    default void published(long nanos, long millisSinceEvent) {}
}
