package org.citationhubs.citation.reference;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one citation of a citing work.
 *
 * @param cited the cited work
 * @param observedAt the newest observation of the citation, be it there or not
 * @param asserted whether the newest observation says that it is there; if not, the entry is a tombstone that keeps an older
 *     assertion from reviving the citation
 * @param firstAssertedAt the oldest assertion ever seen, which dates the citation for counts by time; null if none was
 * @param mentions the statements of the newest observation, none for a tombstone
 * @param description what this list ever said of the cited work
 */
public record ReferenceEntry(
        WorkId cited,
        Instant observedAt,
        boolean asserted,
        @Nullable Instant firstAssertedAt,
        List<Mention> mentions,
        WorkDescription description) {

    public ReferenceEntry {
        mentions = List.copyOf(mentions);
    }

    /**
     * The entry after an assertion. The newest observation wins; at the same time a retraction wins over an assertion, and of two
     * assertions the one with the greater mentions, so that any order of the two ends in the same entry.
     */
    ReferenceEntry asserted(Instant at, List<Mention> said, WorkDescription described) {
        Instant first = firstAssertedAt == null || at.isBefore(firstAssertedAt) ? at : firstAssertedAt;
        WorkDescription joined = description.join(described);
        int order = at.compareTo(observedAt);
        boolean wins = order > 0 || (order == 0 && asserted && MentionLists.compare(said, mentions) > 0);
        return wins
                ? new ReferenceEntry(cited, at, true, first, said, joined)
                : new ReferenceEntry(cited, observedAt, asserted, first, mentions, joined);
    }

    /** The entry after a retraction, see {@link #asserted(Instant, List, WorkDescription)}. */
    ReferenceEntry retracted(Instant at) {
        return at.isBefore(observedAt)
                ? this
                : new ReferenceEntry(cited, at, false, firstAssertedAt, List.of(), description);
    }

    /** The entry under another id of the cited work. */
    ReferenceEntry of(WorkId id) {
        return id.equals(cited)
                ? this
                : new ReferenceEntry(id, observedAt, asserted, firstAssertedAt, mentions, description);
    }

    /** The entry put together with one of another id of the same work: the union of what both say is there, in any order. */
    ReferenceEntry and(ReferenceEntry other) {
        return new ReferenceEntry(
                cited,
                observedAt.isAfter(other.observedAt) ? observedAt : other.observedAt,
                asserted || other.asserted,
                asserted == other.asserted
                        ? earlier(firstAssertedAt, other.firstAssertedAt)
                        : asserted ? firstAssertedAt : other.firstAssertedAt,
                MentionLists.union(mentions, other.mentions),
                description.join(other.description));
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    /** Whether the citation is stated as it is in the other entry, whenever either was observed. */
    boolean statesTheSameAs(ReferenceEntry other) {
        return asserted == other.asserted
                && mentions.equals(other.mentions)
                && java.util.Objects.equals(firstAssertedAt, other.firstAssertedAt);
    }
}
