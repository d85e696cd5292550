package org.citationhubs.citation.work;

import java.util.Comparator;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * States that a work is merged into another id, or takes such a statement back. The newest statement is effective; at
 * equal times an id wins over none, and the greater of two ids wins.
 *
 * @param work the surviving id, null only in {@link #TAKEN_BACK}
 */
public record SameAs(@Nullable WorkId work) implements Comparable<SameAs> {

    /** States that the work is not merged into another id and overrides older statements. */
    public static final SameAs TAKEN_BACK = new SameAs(null);

    private static final Comparator<@Nullable WorkId> ORDER = Comparator.nullsFirst(Comparator.naturalOrder());

    @Override
    public int compareTo(SameAs other) {
        return ORDER.compare(work, other.work);
    }
}
