package org.citationhubs.ingest.format.csv;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.RecordIds;
import org.jspecify.annotations.Nullable;

/**
 * Reads cells with ids of one work, separated by blanks, such as {@code omid:br/0601 doi:10.5555/abc pmid:4411}. An id
 * without a scheme is a PubMed id if it has only digits, else a DOI. Ids of other schemes, such as ISBN, are left out.
 */
final class OpencitationsIds {

    private final FormatContext context;
    private final IdParser parser;

    OpencitationsIds(FormatContext context) {
        this.context = context;
        this.parser = new IdParser(context.counts());
    }

    /** Returns the id under which a cell names its work: its OMID if the user wants native ids. Null if it has none. */
    @Nullable
    WorkId best(String cell) {
        if (cell.indexOf(' ') < 0) {
            return id(cell);
        }
        List<WorkId> ids = all(cell);
        if (ids.isEmpty()) {
            return null;
        }
        WorkId omid = context.options().nativeIds() ? omid(ids) : null;
        return omid == null ? RecordIds.best(ids) : omid;
    }

    /** Returns the OMID among ids, null if there is none. */
    static @Nullable WorkId omid(List<WorkId> ids) {
        for (WorkId id : ids) {
            if (id.scheme() == Scheme.OMID) {
                return id;
            }
        }
        return null;
    }

    /** Returns the ids in a cell, in their order. */
    List<WorkId> all(String cell) {
        List<WorkId> ids = new ArrayList<>(4);
        int start = 0;
        while (start < cell.length()) {
            int blank = cell.indexOf(' ', start);
            int end = blank < 0 ? cell.length() : blank;
            WorkId id = end > start ? id(cell.substring(start, end)) : null;
            if (id != null) {
                ids.add(id);
            }
            start = end + 1;
        }
        return ids;
    }

    private @Nullable WorkId id(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || text.startsWith("10.")) {
            return parser.parse(isNumber(text) ? Scheme.PMID : Scheme.DOI, text);
        }
        Scheme scheme = scheme(text.substring(0, colon));
        return scheme == null ? null : parser.parse(scheme, text.substring(colon + 1));
    }

    private static @Nullable Scheme scheme(String name) {
        return switch (name) {
            case "omid" -> Scheme.OMID;
            case "doi" -> Scheme.DOI;
            case "pmid" -> Scheme.PMID;
            default -> Scheme.find(name).orElse(null);
        };
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
