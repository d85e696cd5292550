package org.citationhubs.topology.stage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.citationhubs.citation.work.WorkId;

/**
 * Follows an event whose sender has it traced, from record to record to the publications of the hubs that it changed. Begins no trace by
 * itself: an event that came without one costs a look at its headers, and nothing where there are {@link #NONE}.
 *
 * <p>It is told of work, not of state: what is done again after a failure is told again.
 */
public interface StreamTraces {

    /** Under which key of Kafka Streams' configuration processors find it: they are made by Kafka Streams, by whatever thread. */
    String SETTING = "hubs.stream.traces";

    /** Follows nothing. */
    StreamTraces NONE = new StreamTraces() {};

    /** The one in a configuration, or {@link #NONE}. */
    static StreamTraces of(Map<String, Object> settings) {
        return settings.get(SETTING) instanceof StreamTraces traces ? traces : NONE;
    }

    /** A record is taken in; where it was read and what it carries. */
    default TraceStep onRecord(Headers headers, String topic, int partition, long offset) {
        return TraceStep.UNTRACED;
    }

    /**
     * A hub is published or withdrawn.
     *
     * @param began when the work on it did
     * @param causes the traced steps that it changed in since it was last published, the first first; not empty
     */
    default TraceStep onPublication(WorkId hub, Instant began, List<TraceStep> causes) {
        return TraceStep.UNTRACED;
    }
}
