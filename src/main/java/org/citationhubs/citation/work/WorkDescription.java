package org.citationhubs.citation.work;

import java.time.Instant;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a work beside its citations, field by field, each with who said it and when.
 *
 * <p>Descriptions form a semilattice under {@link #join}: a title that was said once is not unsaid by a record without one, nor by
 * the retraction of the citation that brought it, because it speaks of the work and not of the edge.
 */
public record WorkDescription(
        @Nullable SourcedValue<String> title,
        @Nullable SourcedValue<PartialDate> publishedAt,
        @Nullable SourcedValue<Authors> authors,
        @Nullable SourcedValue<String> venue,
        @Nullable SourcedValue<String> field,
        @Nullable SourcedValue<String> summary,
        @Nullable SourcedValue<String> abstractText,
        @Nullable SourcedValue<Claims> claims,
        @Nullable SourcedValue<RetractionNotice> retraction,
        @Nullable SourcedValue<SameAs> sameAs) {

    /** Nothing is known. */
    public static final WorkDescription NONE =
            new WorkDescription(null, null, null, null, null, null, null, null, null, null);

    /** What one speaker says at one time. */
    public static WorkDescription said(Source voice, Instant observedAt, WorkFacts facts) {
        if (facts.equals(WorkFacts.NONE)) {
            return NONE;
        }
        return new WorkDescription(
                saying(voice, observedAt, facts.title()),
                saying(voice, observedAt, facts.publishedAt()),
                saying(voice, observedAt, facts.authors()),
                saying(voice, observedAt, facts.venue()),
                saying(voice, observedAt, facts.field()),
                saying(voice, observedAt, facts.summary()),
                saying(voice, observedAt, facts.abstractText()),
                saying(voice, observedAt, facts.claims()),
                saying(voice, observedAt, facts.retraction()),
                saying(voice, observedAt, facts.sameAs()));
    }

    private static <T extends Comparable<? super T>> @Nullable SourcedValue<T> saying(
            Source voice, Instant observedAt, @Nullable T value) {
        return value == null ? null : new SourcedValue<>(voice, observedAt, value);
    }

    /** What is believed after hearing both; associative, commutative and idempotent. */
    public WorkDescription join(WorkDescription other) {
        if (equals(other) || other.equals(NONE)) {
            return this;
        }
        return new WorkDescription(
                SourcedValue.believed(title, other.title),
                SourcedValue.believed(publishedAt, other.publishedAt),
                SourcedValue.believed(authors, other.authors),
                SourcedValue.believed(venue, other.venue),
                SourcedValue.believed(field, other.field),
                SourcedValue.believed(summary, other.summary),
                SourcedValue.believed(abstractText, other.abstractText),
                SourcedValue.believed(claims, other.claims),
                SourcedValue.believed(retraction, other.retraction),
                SourcedValue.believed(sameAs, other.sameAs));
    }

    /** The id under which the work is said to live on, null if it is its own. */
    public @Nullable WorkId survivor() {
        return sameAs == null ? null : sameAs.value().work();
    }

    /** The believed values without who said them; what was taken back is not among them. */
    public WorkFacts facts() {
        if (equals(NONE)) {
            return WorkFacts.NONE;
        }
        return new WorkFacts(
                value(title),
                value(publishedAt),
                value(authors),
                value(venue),
                value(field),
                value(summary),
                value(abstractText),
                value(claims),
                standing(value(retraction), RetractionNotice.TAKEN_BACK),
                standing(value(sameAs), SameAs.TAKEN_BACK));
    }

    /** The same as another voice says it, of the work and not of its id: what an id says that is not the work's own any more. */
    public WorkDescription heardFrom(Source voice) {
        return new WorkDescription(
                heardFrom(voice, title),
                heardFrom(voice, publishedAt),
                heardFrom(voice, authors),
                heardFrom(voice, venue),
                heardFrom(voice, field),
                heardFrom(voice, summary),
                heardFrom(voice, abstractText),
                heardFrom(voice, claims),
                heardFrom(voice, retraction),
                null);
    }

    private static <T extends Comparable<? super T>> @Nullable SourcedValue<T> heardFrom(
            Source voice, @Nullable SourcedValue<T> said) {
        return said == null ? null : new SourcedValue<>(voice, said.observedAt(), said.value());
    }

    private static <T extends Comparable<? super T>> @Nullable T value(@Nullable SourcedValue<T> said) {
        return said == null ? null : said.value();
    }

    private static <T> @Nullable T standing(@Nullable T value, T takenBack) {
        return takenBack.equals(value) ? null : value;
    }
}
