package org.citationhubs.citation.work;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * States that a work was withdrawn, or takes such a statement back. The newest statement is effective; at equal times a
 * retraction wins over its taking back.
 *
 * @param noticeId id of the notice, such as its DOI, null if not known
 * @param noticedAt when the notice was published, null only in {@link #TAKEN_BACK}
 * @param reason the reason in words, null if not known
 */
public record RetractionNotice(
        @Nullable String noticeId,
        @Nullable Instant noticedAt,
        @Nullable String reason) implements Comparable<RetractionNotice> {

    /** States that the work is not withdrawn and overrides older statements. */
    public static final RetractionNotice TAKEN_BACK = new RetractionNotice(null, null, null);

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<@Nullable Instant> TIME = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<RetractionNotice> ORDER = Comparator.comparing(RetractionNotice::noticedAt, TIME)
            .thenComparing(RetractionNotice::noticeId, TEXT)
            .thenComparing(RetractionNotice::reason, TEXT);

    public RetractionNotice {
        if (noticedAt == null && (noticeId != null || reason != null)) {
            throw new IllegalArgumentException("a retraction needs the time of its notice");
        }
    }

    @Override
    public int compareTo(RetractionNotice other) {
        return ORDER.compare(this, other);
    }
}
