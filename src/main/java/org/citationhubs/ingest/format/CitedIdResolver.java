package org.citationhubs.ingest.format;

import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.FormatOptions.Dangling;
import org.citationhubs.ingest.idmap.IdMap;
import org.jspecify.annotations.Nullable;

/** Finds the id under which a cited work is published, and counts cited ids of works that there are not. */
public final class CitedIdResolver {

    private final FormatContext context;
    private final boolean mayChange;

    public CitedIdResolver(FormatContext context) {
        FormatOptions options = context.options();
        boolean mayDrop = context.ids() != IdMap.NONE || options.dangling() == Dangling.DROP;
        this.context = context;
        this.mayChange = mayDrop && !options.nativeIds();
    }

    /** Returns the canonical id of a cited work; null if the map says that there is no such work, which is counted. */
    public @Nullable WorkId resolve(WorkId id) {
        if (!mayChange) {
            return id;
        }
        if (context.ids().isDeleted(id)) {
            context.counts().skip("deleted");
            return null;
        }
        WorkId canonical = context.ids().canonical(id);
        if (canonical != null) {
            return canonical;
        }
        boolean drop =
                switch (context.options().dangling()) {
                    case DROP -> true;
                    case KEEP -> false;
                    case AUTO -> context.ids().isWhole(id.scheme());
                };
        if (drop) {
            context.counts().skip("dangling");
            return null;
        }
        return id;
    }
}
