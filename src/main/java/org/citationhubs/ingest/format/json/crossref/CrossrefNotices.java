package org.citationhubs.ingest.format.json.crossref;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/**
 * Collects the notices of retraction that an item of Crossref states: in {@code update-to} those that it is itself, in
 * {@code updated-by} those of the item. Corrections, new versions and expressions of concern retract nothing.
 */
final class CrossrefNotices {

    private static final Set<String> RETRACTIONS = Set.of("retraction", "withdrawal", "removal", "partial_retraction");

    private final IdParser ids;
    private final List<Update> updates = new ArrayList<>();

    CrossrefNotices(IdParser ids) {
        this.ids = ids;
    }

    /**
     * One entry that retracts.
     *
     * @param other the other work
     * @param retractsOther whether the item is the notice and the other work is retracted, or the other way round
     * @param updated time of the notice, null if the entry does not say it
     * @param label what the notice is called, null if the entry does not say it
     */
    private record Update(
            WorkId other,
            boolean retractsOther,
            @Nullable Instant updated,
            @Nullable String label) {}

    /** Begins with another item. */
    void clear() {
        updates.clear();
    }

    /**
     * Reads the entries of the current value.
     *
     * @param retractsOther whether they are those of {@code update-to}
     */
    void read(JsonPull in, boolean retractsOther) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (in.startObject()) {
                readUpdate(in, retractsOther);
            }
        }
    }

    private void readUpdate(JsonPull in, boolean retractsOther) throws IOException {
        String doi = null;
        String type = null;
        String label = null;
        Instant updated = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "DOI" -> doi = in.text();
                case "type" -> type = in.text();
                case "label" -> label = in.cleanText();
                case "updated" -> updated = CrossrefDate.read(in).instant();
                default -> in.skip();
            }
        }
        if (type != null && RETRACTIONS.contains(type.toLowerCase(Locale.ROOT).replace('-', '_'))) {
            WorkId other = ids.parse(Scheme.DOI, doi);
            if (other != null) {
                updates.add(new Update(other, retractsOther, updated, label));
            }
        }
    }

    /**
     * Returns the notices by the retracted work. Of several notices of one work the latest is taken, as the service
     * does with several that were observed at the same time.
     *
     * @param item the item that was read
     * @param observedAt when it was observed; dates a notice without a time
     */
    SortedMap<WorkId, RetractionNotice> byWork(WorkId item, Instant observedAt) {
        SortedMap<WorkId, RetractionNotice> notices = new TreeMap<>();
        for (Update update : updates) {
            WorkId notice = update.retractsOther ? item : update.other;
            WorkId retracted = update.retractsOther ? update.other : item;
            notices.merge(
                    retracted,
                    new RetractionNotice(
                            notice.value(), update.updated == null ? observedAt : update.updated, update.label),
                    (one, other) -> one.compareTo(other) >= 0 ? one : other);
        }
        return notices;
    }
}
