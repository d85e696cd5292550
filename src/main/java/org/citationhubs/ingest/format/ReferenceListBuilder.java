package org.citationhubs.ingest.format;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.WorkFacts;

/** Collects the references of one record after another and passes each list on. */
public final class ReferenceListBuilder {

    /** Statements of one citation at most; the service keeps no more. */
    private static final int MOST_MENTIONS = InputLimits.DEFAULT.mentionsPerCitation();

    private final FormatContext context;
    private final CitedIdResolver resolver;
    private final List<WorkId> cited = new ArrayList<>();
    private final Map<WorkId, List<Mention>> mentions = new HashMap<>();
    private int unidentified;

    public ReferenceListBuilder(FormatContext context) {
        this.context = context;
        this.resolver = new CitedIdResolver(context);
    }

    /** Begins the list of another record. */
    public void clear() {
        cited.clear();
        mentions.clear();
        unidentified = 0;
    }

    /** Adds a reference as the record names it; it is resolved by the map of ids. */
    public void add(WorkId id) {
        add(id, List.of());
    }

    /** Adds a reference with its in-text statements. */
    public void add(WorkId id, List<Mention> statements) {
        WorkId work = resolver.resolve(id);
        if (work != null) {
            cited.add(work);
            for (Mention statement : statements) {
                state(work, statement);
            }
        }
    }

    /** Adds an in-text statement of a reference, which {@link #add} need not have added. */
    public void mention(WorkId id, Mention mention) {
        WorkId work = resolver.resolve(id);
        if (work != null) {
            state(work, mention);
        }
    }

    private void state(WorkId work, Mention mention) {
        List<Mention> ofWork = mentions.computeIfAbsent(work, key -> new ArrayList<>());
        if (ofWork.size() < MOST_MENTIONS) {
            ofWork.add(mention);
        } else {
            context.counts().skip("mentionsOverLimit");
        }
    }

    /** Counts a reference of the record that names no work, with the reason in one word. */
    public void unidentified(String reason) {
        unidentified++;
        context.counts().skip(reason);
    }

    /** Returns the number of references that were added, repeated ones included. */
    public int size() {
        return cited.size();
    }

    /** Returns whether no reference was added. */
    public boolean isEmpty() {
        return cited.isEmpty() && mentions.isEmpty();
    }

    /**
     * Passes the list on, as far as the user wants lists, and begins another one. A list without one usable id is
     * counted; it is passed on only if the user chose so.
     *
     * @param facts what the record says of the citing work, for feeds that do not describe it by an event of its own
     * @param record id of the record in its feed, empty if the feed has one record of a work
     */
    public void publish(WorkId citing, WorkFacts facts, Instant observedAt, String record) {
        publish(citing, facts, observedAt, record, context.options().complete());
    }

    /** Passes the list on as a complete one or as a part, whatever the user chose. */
    public void publish(WorkId citing, WorkFacts facts, Instant observedAt, String record, boolean complete) {
        List<Citation> citations = new ArrayList<>(cited.size());
        int selfCitations = 0;
        for (WorkId work : sortedWorks()) {
            if (work.equals(citing)) {
                selfCitations++;
            } else {
                citations.add(new Citation(work, WorkFacts.NONE, mentions.getOrDefault(work, List.of())));
            }
        }
        boolean empty = citations.isEmpty();
        if (empty) {
            context.counts().emptyList();
        }
        boolean wanted = !empty || (context.options().emptyLists() && complete) || selfCitations > 0;
        if (context.options().lists() && wanted) {
            context.events()
                    .list(new CitationEvent(
                            Operation.ASSERT,
                            observedAt,
                            complete,
                            citing,
                            facts,
                            citations,
                            selfCitations,
                            new SourceKey("", record),
                            complete ? unidentified : null));
        }
        clear();
    }

    /** Returns each cited work once, sorted, and counts those that the record states again. */
    private Collection<WorkId> sortedWorks() {
        cited.sort(null);
        List<WorkId> works = new ArrayList<>(cited.size());
        WorkId last = null;
        for (WorkId work : cited) {
            if (!work.equals(last)) {
                works.add(work);
                last = work;
            }
        }
        context.counts().repeated(cited.size() - works.size());
        if (mentions.isEmpty()) {
            return works;
        }
        SortedSet<WorkId> all = new TreeSet<>(works);
        all.addAll(mentions.keySet());
        return all;
    }

    /** Passes on that a record no longer states any citation of a work. */
    public void publishDeleted(WorkId citing, Instant observedAt, String record) {
        if (context.options().lists()) {
            context.events()
                    .list(CitationEvent.of(Operation.ASSERT, observedAt, true, citing, WorkFacts.NONE, List.of())
                            .withSource(new SourceKey("", record)));
        }
    }
}
