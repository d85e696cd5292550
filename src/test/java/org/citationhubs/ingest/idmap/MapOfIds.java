package org.citationhubs.ingest.idmap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/** A map of ids in memory. Every change of a canonical id counts as one since the import before. */
public final class MapOfIds implements IdMap, IdMapWriter {

    private final Map<WorkId, WorkId> canonical = new HashMap<>();
    private final Map<WorkId, WorkId> former = new HashMap<>();
    private final Set<WorkId> deleted = new HashSet<>();
    private final Set<Scheme> whole = new HashSet<>();

    @Override
    public void put(WorkId id, WorkId canonicalId) {
        WorkId before = canonical.put(id, canonicalId);
        if (before != null && !before.equals(canonicalId)) {
            former.put(id, before);
        }
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
        return former.get(id);
    }

    @Override
    public boolean isDeleted(WorkId id) {
        return deleted.contains(id);
    }

    @Override
    public boolean isWhole(Scheme scheme) {
        return whole.contains(scheme);
    }

    /** Returns the number of ids. */
    public int size() {
        return canonical.size();
    }
}
