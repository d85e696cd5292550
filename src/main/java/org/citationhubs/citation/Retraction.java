package org.citationhubs.citation;

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
public record Retraction(
        @Nullable String noticeId,
        @Nullable Instant noticedAt,
        @Nullable String reason) implements Comparable<Retraction> {

    /** The work is not withdrawn, whatever was said before. */
    public static final Retraction TAKEN_BACK = new Retraction(null, null, null);

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<@Nullable Instant> TIME = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<Retraction> ORDER = Comparator.comparing(Retraction::noticedAt, TIME)
            .thenComparing(Retraction::noticeId, TEXT)
            .thenComparing(Retraction::reason, TEXT);

    public Retraction {
        if (noticedAt == null && (noticeId != null || reason != null)) {
            throw new IllegalArgumentException("a retraction needs the time of its notice");
        }
    }

    @Override
    public int compareTo(Retraction other) {
        return ORDER.compare(this, other);
    }
}
