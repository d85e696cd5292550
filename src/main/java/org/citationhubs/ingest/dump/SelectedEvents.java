package org.citationhubs.ingest.dump;

import java.time.Instant;
import java.util.Set;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.format.EventSink;
import org.citationhubs.ingest.format.ImportCounts;
import org.jspecify.annotations.Nullable;

/** Passes on the events that the user selected, and counts them. */
final class SelectedEvents implements EventSink {

    private final EventSink target;
    private final ImportCounts counts;
    private final @Nullable Instant since;
    private final @Nullable Set<WorkId> only;
    private final FeedProgress progress;

    /**
     * Creates a sink.
     *
     * @param since events of earlier observations are left out; null for all
     * @param only works: lists that neither belong to one of them nor cite one are left out, and so are descriptions of
     *     other works; null for all
     */
    SelectedEvents(
            EventSink target,
            ImportCounts counts,
            @Nullable Instant since,
            @Nullable Set<WorkId> only,
            FeedProgress progress) {
        this.target = target;
        this.counts = counts;
        this.since = since;
        this.only = only;
        this.progress = progress;
    }

    @Override
    public void work(WorkEvent event) {
        if (isSelected(event)) {
            counts.work(event);
            target.work(event);
            progress.passOn(1);
        }
    }

    @Override
    public void list(CitationEvent event) {
        if (isSelected(event)) {
            counts.list(event);
            target.list(event);
            progress.passOn(1);
        }
    }

    @Override
    public void written(Record event, byte[] json) {
        if (event instanceof CitationEvent list && isSelected(list)) {
            counts.list(list);
            target.written(event, json);
            progress.passOn(1);
        } else if (event instanceof WorkEvent work && isSelected(work)) {
            counts.work(work);
            target.written(event, json);
            progress.passOn(1);
        }
    }

    private boolean isSelected(WorkEvent event) {
        WorkId survivor = event.facts().survivor();
        boolean among = only == null || only.contains(event.work()) || (survivor != null && only.contains(survivor));
        return isLate(event.observedAt()) && among(among);
    }

    private boolean isSelected(CitationEvent event) {
        return isLate(event.observedAt())
                && among(only == null || only.contains(event.citing()) || citesOneOf(event, only));
    }

    private static boolean citesOneOf(CitationEvent event, Set<WorkId> works) {
        for (Citation citation : event.citations()) {
            if (works.contains(citation.cited())) {
                return true;
            }
        }
        return false;
    }

    private boolean isLate(Instant observedAt) {
        boolean late = since == null || !observedAt.isBefore(since);
        if (!late) {
            counts.skip("older");
        }
        return late;
    }

    private boolean among(boolean selected) {
        if (!selected) {
            counts.skip("notSelected");
        }
        return selected;
    }
}
