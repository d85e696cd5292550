package org.citationhubs.citation.work;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * That a work was withdrawn, or is not or not any more: both are said at a time, and the newest word stands. Said at the same time,
 * a retraction stands over its taking back.
 *
 * @param noticeId id of the notice, such as its DOI, if known
 * @param noticedAt when the notice was published, null only in {@link #TAKEN_BACK}
 * @param reason in words, if known
 */
public record RetractionNotice(
        @Nullable String noticeId,
        @Nullable Instant noticedAt,
        @Nullable String reason) implements Comparable<RetractionNotice> {

    /** The work is not withdrawn, whatever was said before. */
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
