package org.citationhubs.query;

import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.Label.Name;
import org.citationhubs.hub.Tier;
import org.citationhubs.hub.Windows;
import org.jspecify.annotations.Nullable;

/**
 * A hub in an order of hubs, as it was last published.
 *
 * @param value by which it is ordered, greatest first
 * @param title null if nobody said it
 * @param label null if too few citing works are classified
 */
public record Leader(
        WorkId id,
        double value,
        @Nullable String title,
        Tier tier,
        @Nullable Name label,
        int citingWorks,
        Windows windows) {

    /** The value as a number that sorts likewise: none is negative. */
    long key() {
        return Double.doubleToLongBits(value);
    }
}
