package org.citationhubs.ingest.format;

import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.jspecify.annotations.Nullable;

/** Passes on what a record says of a work beside its references. */
public final class RecordPublisher {

    private final FormatContext context;

    public RecordPublisher(FormatContext context) {
        this.context = context;
    }

    /**
     * Returns the id under which a record is published: the feed's own one if the user wants it, else the best that the
     * record has.
     *
     * @param own id of the record in the feed
     * @param others further ids of the work
     */
    public WorkId id(WorkId own, Collection<WorkId> others) {
        if (context.options().nativeIds() || others.isEmpty()) {
            return own;
        }
        TreeSet<WorkId> all = new TreeSet<>(others);
        all.add(own);
        return RecordIds.best(all);
    }

    /**
     * Passes on a description; nothing is passed on of a work without facts.
     *
     * @param record id of the record in its feed, empty if the feed has one record of a work
     */
    public void work(WorkId work, Instant observedAt, String record, WorkFacts facts) {
        if (facts.tags() != 0) {
            send(work, observedAt, record, facts);
        }
    }

    /**
     * Passes on that other ids of a record are the same work: those of the schemes that the user chose, and the one
     * that the work had at the import before.
     *
     * @param own id of the record in the feed
     * @param others further ids of the work
     * @param published the id under which the record is published
     */
    public void aliases(WorkId own, Collection<WorkId> others, WorkId published, Instant observedAt, String record) {
        if (context.options().nativeIds()) {
            return;
        }
        TreeSet<WorkId> aliases = new TreeSet<>();
        for (WorkId other : others) {
            if (context.options().sameAs().contains(other.scheme())) {
                aliases.add(other);
            }
        }
        if (context.options().sameAsNative() || context.options().sameAs().contains(own.scheme())) {
            aliases.add(own);
        }
        WorkId former = context.ids().former(own);
        if (former != null) {
            aliases.add(former);
        }
        aliases.remove(published);
        for (WorkId alias : aliases) {
            alias(alias, published, observedAt, record);
        }
    }

    /** Passes on that an id lives on under another one; null takes that back. */
    public void alias(WorkId alias, @Nullable WorkId survivor, Instant observedAt, String record) {
        SameAs same = survivor == null ? SameAs.TAKEN_BACK : new SameAs(survivor);
        send(alias, observedAt, record, WorkFacts.NONE.with(WorkField.SAME_AS, same));
    }

    private void send(WorkId work, Instant observedAt, String record, WorkFacts facts) {
        context.events().work(new WorkEvent(work, observedAt, facts, new SourceKey("", record)));
    }
}
