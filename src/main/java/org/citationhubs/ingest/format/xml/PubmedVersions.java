package org.citationhubs.ingest.format.xml;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.ImportCounts;
import org.jspecify.annotations.Nullable;

/**
 * Passes on the highest version of each record of a file. Versions that follow each other, as PubMed writes them, are
 * compared before one is passed on. Of others a lower one is left out, and a higher one is passed on with a later time
 * than the lower one had: two lists of one record with the same time would end as what they have in common.
 */
final class PubmedVersions {

    /** Records that are remembered: more than PubMed has in a file, and a few megabytes. */
    private static final int MOST = 1 << 16;

    private final ImportCounts counts;
    private final Handler handler;
    private final Map<WorkId, Passed> passed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<WorkId, Passed> eldest) {
            return size() > MOST;
        }
    };
    private @Nullable Held held;

    /** Takes the articles that are passed on. */
    interface Handler {
        void take(PubmedArticle article, WorkId pmid, Instant at);
    }

    /** Creates a filter that passes articles on with their time. */
    PubmedVersions(ImportCounts counts, Handler handler) {
        this.counts = counts;
        this.handler = handler;
    }

    private record Passed(int version, Instant at) {}

    private record Held(PubmedArticle article, WorkId pmid, Instant at) {}

    /** Takes the next article of the file. */
    void add(PubmedArticle article, WorkId pmid, Instant at) {
        Held before = held;
        if (before != null && before.pmid.equals(pmid)) {
            counts.skip("older version");
            if (article.version() < before.article.version()) {
                return;
            }
        } else {
            flush();
        }
        held = new Held(article, pmid, at);
    }

    /** Passes on the last article. */
    void flush() {
        Held last = held;
        held = null;
        if (last == null) {
            return;
        }
        Passed before = passed.get(last.pmid);
        if (before != null && last.article.version() < before.version) {
            counts.skip("older version");
            return;
        }
        Instant at = before != null && !last.at.isAfter(before.at) ? before.at.plusSeconds(1) : last.at;
        passed.put(last.pmid, new Passed(last.article.version(), at));
        handler.take(last.article, last.pmid, at);
    }
}
