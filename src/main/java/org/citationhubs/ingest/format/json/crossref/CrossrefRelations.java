package org.citationhubs.ingest.format.json.crossref;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.RecordIds;
import org.citationhubs.ingest.format.RecordPublisher;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/**
 * Collects which works an item of Crossref says to be versions of it, and states that they are one work: a preprint is
 * the published work, a version that of which it is one, and of equals the one with the less preferred id is the other.
 */
final class CrossrefRelations {

    private final IdParser ids;
    private final TreeSet<WorkId> published = new TreeSet<>();
    private final TreeSet<WorkId> original = new TreeSet<>();
    private final TreeSet<WorkId> preprints = new TreeSet<>();
    private final TreeSet<WorkId> equals = new TreeSet<>();

    CrossrefRelations(IdParser ids) {
        this.ids = ids;
    }

    /** Begins with another item. */
    void clear() {
        published.clear();
        original.clear();
        preprints.clear();
        equals.clear();
    }

    /** Reads the current value, an object of relations by name. */
    void read(JsonPull in) throws IOException {
        if (!in.startObject()) {
            return;
        }
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            switch (name) {
                case "is-preprint-of" -> readWorks(in, published);
                case "is-version-of" -> readWorks(in, original);
                case "has-preprint" -> readWorks(in, preprints);
                case "is-same-as" -> readWorks(in, equals);
                default -> in.skip();
            }
        }
    }

    private void readWorks(JsonPull in, TreeSet<WorkId> works) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (in.startObject()) {
                WorkId work = work(in);
                if (work != null) {
                    works.add(work);
                }
            }
        }
    }

    private @Nullable WorkId work(JsonPull in) throws IOException {
        String type = null;
        String id = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "id-type" -> type = in.text();
                case "id" -> id = in.text();
                default -> in.skip();
            }
        }
        Scheme scheme = type == null ? null : Scheme.find(type).orElse(null);
        return scheme == null ? null : ids.parse(scheme, id);
    }

    /** Passes on which ids live on under which. Of several the least is taken. */
    void publish(WorkId item, Instant observedAt, String record, RecordPublisher publisher) {
        TreeSet<WorkId> preferred = new TreeSet<>();
        for (WorkId equal : equals) {
            boolean survives = RecordIds.best(List.of(item, equal)).equals(equal);
            (survives ? preferred : preprints).add(equal);
        }
        for (TreeSet<WorkId> works : List.of(published, original, preferred, preprints)) {
            works.remove(item);
        }
        TreeSet<WorkId> survivors = !published.isEmpty() ? published : !original.isEmpty() ? original : preferred;
        if (!survivors.isEmpty()) {
            publisher.alias(item, survivors.first(), observedAt, record);
        }
        for (WorkId preprint : preprints) {
            publisher.alias(preprint, item, observedAt, record);
        }
    }
}
