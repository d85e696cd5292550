package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.IdReader;
import org.citationhubs.ingest.idmap.IdMap;
import org.citationhubs.ingest.idmap.IdMapWriter;
import org.jspecify.annotations.Nullable;

/** A map of ids in memory. */
final class CollectedIds implements IdMap, IdMapWriter {

    private final Map<WorkId, WorkId> canonical = new HashMap<>();
    private final Set<WorkId> deleted = new HashSet<>();

    /** Collects the ids of a file. */
    CollectedIds read(IdReader reader, String name, InputStream in) {
        try {
            reader.readIds(in, name, this);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** States that a work with this id is known under another one. */
    CollectedIds with(String id, String canonicalId) {
        put(WorkId.parse(id), WorkId.parse(canonicalId));
        return this;
    }

    /** Returns the canonical ids by id. */
    Map<WorkId, WorkId> all() {
        return canonical;
    }

    @Override
    public void put(WorkId id, WorkId canonicalId) {
        canonical.put(id, canonicalId);
    }

    @Override
    public void delete(WorkId id) {
        deleted.add(id);
    }

    @Override
    public void whole(Scheme scheme) {
        throw new AssertionError("no file of these feeds is the whole of them");
    }

    @Override
    public @Nullable WorkId canonical(WorkId id) {
        return canonical.get(id);
    }

    @Override
    public @Nullable WorkId former(WorkId id) {
        return null;
    }

    @Override
    public boolean isDeleted(WorkId id) {
        return deleted.contains(id);
    }

    @Override
    public boolean isWhole(Scheme scheme) {
        return false;
    }
}
