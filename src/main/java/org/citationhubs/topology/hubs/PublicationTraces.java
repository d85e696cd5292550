package org.citationhubs.topology.hubs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.StreamTraces.TraceSpan;

/**
 * Puts the publication of a hub into the traces of the records that changed the hub, which were processed some time
 * before. A wrapper of the processor cannot do so, because it does not know which hubs a record changes.
 *
 * <p>In memory alone, and bounded: changes beyond the bounds, or before a crash, are missing from the trace.
 */
final class PublicationTraces {

    private static final int MAX_HUBS = 1 << 13;
    private static final int MAX_CHANGES_OF_A_HUB = 32;
    private static final Headers NO_HEADERS = TraceSpan.NONE.headers();

    private final StreamTraces traces;
    private final Map<Integer, List<Headers>> changes = new HashMap<>();
    private Headers headers = NO_HEADERS;
    private List<Headers> causes = List.of();
    private Instant started = Instant.EPOCH;
    private TraceSpan span = TraceSpan.NONE;

    PublicationTraces(StreamTraces traces) {
        this.traces = traces;
    }

    /** Returns the headers of the outputs of the present record or publication. */
    Headers headers() {
        return headers;
    }

    /** Records that a record is processed; its headers carry its trace, if it has one. */
    void beginRecord(Headers recordHeaders) {
        headers = recordHeaders;
    }

    /** Records that work begins which no record caused. */
    void beginPunctuation() {
        headers = NO_HEADERS;
    }

    /** Records that the present record changed a hub. */
    void addChange(int hub) {
        if (headers.toArray().length == 0 || (changes.size() >= MAX_HUBS && !changes.containsKey(hub))) {
            return;
        }
        List<Headers> known = changes.computeIfAbsent(hub, first -> new ArrayList<>(1));
        if (known.size() < MAX_CHANGES_OF_A_HUB && !known.contains(headers)) {
            known.add(headers);
        }
    }

    /**
     * Records that the publication of a hub is prepared. A span is opened once the hub turns out to be
     * {@link #published}.
     */
    void beginPublication(int hub) {
        List<Headers> known = changes.remove(hub);
        if (known != null) {
            causes = known;
            started = Instant.now();
        }
    }

    /** Opens the span of the publication, if a traced record caused it. */
    void published(WorkId hub) {
        if (!causes.isEmpty()) {
            span = traces.onPublication(hub, started, causes);
            headers = span.headers();
        }
    }

    /** Ends the publication and its span. */
    void endPublication() {
        span.close();
        span = TraceSpan.NONE;
        headers = NO_HEADERS;
        causes = List.of();
    }
}
