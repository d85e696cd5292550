package org.citationhubs.bench.side;

import java.util.List;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.RejectedRecordException;

/** Reads events with the reader of the service, so that all sides parse equally fast. */
final class PairReader {

    private final CitationEventReader reader = new CitationEventReader(InputLimits.DEFAULT);

    CitationEvent event(byte[] json) {
        try {
            return reader.read(json);
        } catch (RejectedRecordException e) {
            throw new IllegalStateException("the benchmark created an invalid event", e);
        }
    }

    /** Returns the cited ids of an event. */
    List<String> cited(byte[] json) {
        return event(json).citations().stream()
                .map(Citation::cited)
                .map(id -> id.value())
                .toList();
    }

    /** Returns the key of a directed pair; the pairs of a hub are adjacent in key order. */
    static String key(String hub, String other) {
        return hub + '\t' + other;
    }
}
