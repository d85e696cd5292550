package org.citationhubs.citation.work;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Under which other id a work lives on, or that it does under none: both are said at a time, and the newest word stands. Said at the
 * same time, another id stands over none, and of two the greater.
 *
 * @param work the other id, null only in {@link #TAKEN_BACK}
 */
public record SameAs(@Nullable WorkId work) implements Comparable<SameAs> {

    /** The work is no other work, whatever was said before. */
    public static final SameAs TAKEN_BACK = new SameAs(null);

    private static final Comparator<@Nullable WorkId> ORDER = Comparator.nullsFirst(Comparator.naturalOrder());

    @Override
    public int compareTo(SameAs other) {
        return ORDER.compare(work, other.work);
    }
}
