package org.citationhubs.ingest.idmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.idmap.DiskCitationGroups.GroupTotals;
import org.jspecify.annotations.Nullable;

/** Collects sorted keys to groups. */
final class CitationGroupReader implements RocksFolder.EntryVisitor {

    private static final byte[] NONE = {};

    private final int limit;
    private final CitationGroupVisitor visitor;
    private final List<WorkId> cited = new ArrayList<>();
    private byte[] last = NONE;
    private byte[] latest = NONE;
    private byte @Nullable [] latestDated;
    private long citations;
    private long works;
    private long allCitations;

    CitationGroupReader(int limit, CitationGroupVisitor visitor) {
        this.limit = limit;
        this.visitor = visitor;
    }

    @Override
    public boolean visit(byte[] key, byte[] value) {
        int citing = CitationGroupKey.citingLength(key);
        boolean another = citing != CitationGroupKey.citingLength(last) || !isSame(key, citing);
        if (another) {
            end();
            latest = key;
            latestDated = null;
        }
        int end = CitationGroupKey.citedEnd(key);
        if (another || end != CitationGroupKey.citedEnd(last) || !isSame(key, end)) {
            citations++;
            if (citations <= limit) {
                cited.add(CitationGroupKey.id(key, citing + 1, end));
            }
        }
        if (CitationGroupKey.isLater(key, latest)) {
            latest = key;
        }
        boolean dated = CitationGroupKey.publishedAt(key) != null;
        if (dated && (latestDated == null || CitationGroupKey.isLater(key, latestDated))) {
            latestDated = key;
        }
        last = key;
        return true;
    }

    private boolean isSame(byte[] key, int bytes) {
        return Arrays.equals(key, 0, bytes, last, 0, bytes);
    }

    /** Passes the last group on. */
    GroupTotals end() {
        if (citations > 0) {
            works++;
            allCitations += citations;
            WorkId citing = CitationGroupKey.id(last, 0, CitationGroupKey.citingLength(last));
            if (citations > limit) {
                visitor.overLimit(citing, citations);
            } else {
                visitor.group(
                        citing,
                        latestDated == null ? null : CitationGroupKey.publishedAt(latestDated),
                        CitationGroupKey.observedAt(latest),
                        List.copyOf(cited));
            }
            cited.clear();
            citations = 0;
        }
        return new GroupTotals(works, allCitations);
    }
}
