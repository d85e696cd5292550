package org.citationhubs.web;

import org.citationhubs.hub.summary.Tier;

/**
 * A tier as a badge.
 *
 * @param style CSS class
 */
record TierBadge(String name, String style) {

    static TierBadge of(Tier tier) {
        return new TierBadge(DisplayFormat.of(tier), DisplayFormat.parameter(tier));
    }
}
