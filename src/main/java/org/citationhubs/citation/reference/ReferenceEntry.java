package org.citationhubs.citation.reference;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.work.WorkDescription;
import org.jspecify.annotations.Nullable;

/**
 * The state of one citation in the list of one source, or in the effective list of all sources.
 *
 * @param cited the cited work
 * @param observedAt when the citation was last asserted or retracted
 * @param asserted whether the newest observation asserts the citation; otherwise the entry is a tombstone, which keeps
 *     an older assertion from reviving the citation
 * @param firstAssertedAt time of the oldest assertion, which dates the citation for counts by time, or of the newest if
 *     the oldest is not kept, see {@link FormerCitations}; null if there was none
 * @param mentions the statements of the newest observation, empty for a tombstone
 * @param description all facts that this list ever stated of the cited work
 * @param sources the systems that assert the citation; in the list of one source always its system
 */
public record ReferenceEntry(
        WorkId cited,
        Instant observedAt,
        boolean asserted,
        @Nullable Instant firstAssertedAt,
        List<Mention> mentions,
        WorkDescription description,
        SourceSet sources) {

    public ReferenceEntry {
        mentions = List.copyOf(mentions);
    }

    /** Creates an entry of events that name no source. */
    public ReferenceEntry(
            WorkId cited,
            Instant observedAt,
            boolean asserted,
            @Nullable Instant firstAssertedAt,
            List<Mention> mentions,
            WorkDescription description) {
        this(cited, observedAt, asserted, firstAssertedAt, mentions, description, SourceSet.UNNAMED);
    }

    /**
     * Returns the entry after an assertion. The newest observation wins. At equal times a retraction wins over an
     * assertion, and of two assertions the one with the greater mentions wins, so that any order of them ends in the
     * same entry.
     */
    ReferenceEntry asserted(Instant at, List<Mention> stated, WorkDescription described) {
        Instant first = firstAssertedAt == null || at.isBefore(firstAssertedAt) ? at : firstAssertedAt;
        WorkDescription joined = description.join(described);
        int order = at.compareTo(observedAt);
        boolean wins = order > 0 || (order == 0 && asserted && MentionLists.compare(stated, mentions) > 0);
        return wins
                ? new ReferenceEntry(cited, at, true, first, stated, joined, sources)
                : new ReferenceEntry(cited, observedAt, asserted, first, mentions, joined, sources);
    }

    /** Returns the entry after a retraction, see {@link #asserted(Instant, List, WorkDescription)}. */
    ReferenceEntry retracted(Instant at) {
        return at.isBefore(observedAt)
                ? this
                : new ReferenceEntry(cited, at, false, firstAssertedAt, List.of(), description, sources);
    }

    /** Returns the entry under another id of the cited work. */
    ReferenceEntry withCited(WorkId id) {
        return id.equals(cited)
                ? this
                : new ReferenceEntry(id, observedAt, asserted, firstAssertedAt, mentions, description, sources);
    }

    /** Returns the union of this entry and one of the same source for another id of the same work; commutative. */
    ReferenceEntry merge(ReferenceEntry other) {
        return new ReferenceEntry(
                cited,
                observedAt.isAfter(other.observedAt) ? observedAt : other.observedAt,
                asserted || other.asserted,
                asserted == other.asserted
                        ? earlier(firstAssertedAt, other.firstAssertedAt)
                        : asserted ? firstAssertedAt : other.firstAssertedAt,
                MentionLists.union(mentions, other.mentions),
                description.join(other.description),
                sources);
    }

    static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    /** Returns the entry dated by its newest assertion, see {@link FormerCitations}. */
    ReferenceEntry withoutFirstAssertion() {
        Instant first = asserted ? observedAt : null;
        return Objects.equals(first, firstAssertedAt)
                ? this
                : new ReferenceEntry(cited, observedAt, asserted, first, mentions, description, sources);
    }

    /** Returns whether both entries state the citation equally, whatever the times of observation. */
    boolean statesTheSameAs(ReferenceEntry other) {
        return asserted == other.asserted
                && mentions.equals(other.mentions)
                && sources.equals(other.sources)
                && Objects.equals(firstAssertedAt, other.firstAssertedAt);
    }
}
