package org.citationhubs.citation.work;

import org.jspecify.annotations.Nullable;

/**
 * What can be said of a work beside its citations; what is not known is null.
 *
 * @param retraction that it was withdrawn; {@link RetractionNotice#TAKEN_BACK} only in what an event says, never in what is believed
 * @param sameAs the id under which it lives on; {@link SameAs#TAKEN_BACK} only in what an event says, never in what is believed
 */
public record WorkFacts(
        @Nullable String title,
        @Nullable PartialDate publishedAt,
        @Nullable Authors authors,
        @Nullable String venue,
        @Nullable String field,
        @Nullable String summary,
        @Nullable String abstractText,
        @Nullable Claims claims,
        @Nullable RetractionNotice retraction,
        @Nullable SameAs sameAs) {

    /** Nothing is said. */
    public static final WorkFacts NONE = new WorkFacts(null, null, null, null, null, null, null);

    /** Bibliographic facts alone. */
    public WorkFacts(
            @Nullable String title,
            @Nullable PartialDate publishedAt,
            @Nullable Authors authors,
            @Nullable String venue,
            @Nullable String field,
            @Nullable String summary,
            @Nullable String abstractText) {
        this(title, publishedAt, authors, venue, field, summary, abstractText, null, null, null);
    }

    /** What a citing list usually says of the works in it. */
    public static WorkFacts of(@Nullable String title, @Nullable PartialDate publishedAt, @Nullable Authors authors) {
        return title == null && publishedAt == null && authors == null
                ? NONE
                : new WorkFacts(title, publishedAt, authors, null, null, null, null);
    }

    /** These facts, and where one is not known, that of the others. */
    public WorkFacts orElse(WorkFacts others) {
        return new WorkFacts(
                either(title, others.title),
                either(publishedAt, others.publishedAt),
                either(authors, others.authors),
                either(venue, others.venue),
                either(field, others.field),
                either(summary, others.summary),
                either(abstractText, others.abstractText),
                either(claims, others.claims),
                either(retraction, others.retraction),
                either(sameAs, others.sameAs));
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }

    /** What the lists of hubs show and count of a citing work: all but the abstract and the claims, which only its own page shows. */
    public WorkFacts listed() {
        return abstractText == null && claims == null
                ? this
                : new WorkFacts(title, publishedAt, authors, venue, field, summary, null, null, retraction, sameAs);
    }

    /** Whether it was withdrawn. */
    public boolean isRetracted() {
        return retraction != null && !retraction.equals(RetractionNotice.TAKEN_BACK);
    }

    /** The id under which the work lives on, null if it is its own. */
    public @Nullable WorkId survivor() {
        return sameAs == null ? null : sameAs.work();
    }

    /** Why it was withdrawn, or by which notice, as far as that was said; null if it was not. */
    public @Nullable String retractionText() {
        if (retraction == null || !isRetracted()) {
            return null;
        }
        return retraction.reason() == null ? retraction.noticeId() : retraction.reason();
    }
}
