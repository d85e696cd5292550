package org.citationhubs.web;

import org.citationhubs.query.Leader;
import org.jspecify.annotations.Nullable;

/**
 * A hub in a list of hubs.
 *
 * @param label null if it has none
 * @param lately citing works of the last 30 days
 * @param zScore how unusual that is, in standard deviations of its own history
 */
record LeaderRow(
        WorkLink work,
        String tier,
        String tierKind,
        @Nullable String label,
        String citingWorks,
        String lately,
        String zScore) {

    static LeaderRow of(Leader leader) {
        return new LeaderRow(
                WorkLink.of(leader.id(), leader.title()),
                Words.of(leader.tier()),
                Words.parameter(leader.tier()),
                leader.label() == null ? null : leader.label().text(),
                Words.count(leader.citingWorks()),
                Words.count(leader.windows().d30()),
                Words.decimal(leader.windows().zScore()));
    }
}
