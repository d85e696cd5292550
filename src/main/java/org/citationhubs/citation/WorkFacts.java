package org.citationhubs.citation;

import org.jspecify.annotations.Nullable;

/** What can be said of a work beside its citations; what is not known is null. */
public record WorkFacts(
        @Nullable String title,
        @Nullable PartialDate publishedAt,
        @Nullable Authors authors,
        @Nullable String venue,
        @Nullable String field,
        @Nullable String summary,
        @Nullable String abstractText) {

    /** Nothing is said. */
    public static final WorkFacts NONE = new WorkFacts(null, null, null, null, null, null, null);

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
                either(abstractText, others.abstractText));
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
