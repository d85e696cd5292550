package org.citationhubs.bench.side;

import java.util.List;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.RejectedRecordException;

/** Reads events with the service's own reader, so that no side parses slower than another. */
final class Pairs {

    private final CitationEventReader reader = new CitationEventReader(InputLimits.DEFAULT);

    CitationEvent event(byte[] json) {
        try {
            return reader.read(json);
        } catch (RejectedRecordException e) {
            throw new IllegalStateException("the benchmark made an event that is none", e);
        }
    }

    /** The cited ids of an event. */
    List<String> cited(byte[] json) {
        return event(json).citations().stream()
                .map(Citation::cited)
                .map(id -> id.value())
                .toList();
    }

    /** The key of a directed pair: what is co-cited with a hub lies side by side. */
    static String key(String hub, String other) {
        return hub + '\t' + other;
    }
}
