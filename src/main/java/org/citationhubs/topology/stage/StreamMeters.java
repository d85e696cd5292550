package org.citationhubs.topology.stage;

import java.util.Map;
import org.citationhubs.citation.reference.Rejection;

/**
 * Hears on the stream threads what the stages do. Whoever implements it must be quick and allocate nothing.
 *
 * <p>It is told of work, not of state: what is done again after a failure is told again.
 */
public interface StreamMeters {

    /** Under which key of Kafka Streams' configuration processors find it: they are made by Kafka Streams, by whatever thread. */
    String SETTING = "hubs.stream.meters";

    /** Hears nothing. */
    StreamMeters NONE = new StreamMeters() {};

    /** The one in a configuration, or {@link #NONE}. */
    static StreamMeters of(Map<String, ?> settings) {
        return settings.get(SETTING) instanceof StreamMeters meters ? meters : NONE;
    }

    /**
     * An event changed a reference list.
     *
     * @param applied citations that are new or are stated otherwise
     * @param withdrawn citations that are not there any more
     */
    default void listChanged(int applied, int withdrawn) {}

    /**
     * An event changed nothing.
     *
     * @param late whether it was because something newer was known already; if not, it was said before
     */
    default void unchanged(boolean late) {}

    /** An event was taken without so many citations of a work by itself. */
    default void selfCitationsDropped(int count) {}

    /** A record was refused and goes to the dead letters; where it was read. */
    default void rejected(Rejection.RejectionReason reason, String topic, int partition, long offset) {}

    /** So many hubs of a partition changed and are not published yet; none when the partition is given away. */
    default void unpublished(int partition, int hubs) {}

    /** The counts of a hub were brought up to date and its co-cited works ranked, in so many nanoseconds. */
    default void merged(long nanos) {}

    /**
     * A hub was published or withdrawn, in so many nanoseconds, the merge among them.
     *
     * @param millisSinceEvent since the oldest event behind it came to Kafka; negative if that is not known any more
     */
    default void published(long nanos, long millisSinceEvent) {}
}
