package org.citationhubs.ingest.idmap;

import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;

/** Receives the ids of works. Thread-safe. */
public interface IdMapWriter {

    /** States that a work with this id is known under a canonical id, which may be the same. */
    void put(WorkId id, WorkId canonical);

    /** States that the feed deleted a work. Its canonical id stays. */
    void delete(WorkId id);

    /** States that all works of a scheme are in the map, once the pass has ended. */
    void whole(Scheme scheme);
}
