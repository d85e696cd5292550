package org.citationhubs.ingest.idmap;

import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/** Says under which canonical id a work is known that a feed names by another one. Thread-safe. */
public interface IdMap {

    /** Knows no work. */
    IdMap NONE = new IdMap() {

        @Override
        public @Nullable WorkId canonical(WorkId id) {
            return null;
        }

        @Override
        public @Nullable WorkId former(WorkId id) {
            return null;
        }

        @Override
        public boolean isDeleted(WorkId id) {
            return false;
        }

        @Override
        public boolean isWhole(Scheme scheme) {
            return false;
        }
    };

    /** Returns the canonical id of a work, null if the map does not know the id. */
    @Nullable
    WorkId canonical(WorkId id);

    /**
     * Returns the canonical id that the work had before the last pass that changed it, null if none did. A later pass
     * that changes nothing keeps it, so that an import that was broken off can be run again.
     */
    @Nullable
    WorkId former(WorkId id);

    /** Returns whether the feed deleted the work. The map keeps the canonical id that it had. */
    boolean isDeleted(WorkId id);

    /** Returns whether the map was made of a whole snapshot: an id of this scheme that it lacks belongs to no work. */
    boolean isWhole(Scheme scheme);
}
