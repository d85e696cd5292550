package org.citationhubs.ingest.format;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.idmap.IdMap;
import org.citationhubs.ingest.idmap.IdMapWriter;
import org.jspecify.annotations.Nullable;

/** A map of the ids of one pass. */
public final class MapInMemory implements IdMap, IdMapWriter {

    private final Map<WorkId, WorkId> canonical = new HashMap<>();
    private final Set<WorkId> deleted = new HashSet<>();
    private final Set<Scheme> whole = new HashSet<>();

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
        whole.add(scheme);
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
        return whole.contains(scheme);
    }

    /** Returns the ids in their order, each with its canonical id. */
    public Map<String, String> entries() {
        Map<String, String> entries = new TreeMap<>();
        canonical.forEach((id, to) -> entries.put(id.value(), to.value()));
        return entries;
    }
}
