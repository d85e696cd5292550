package org.citationhubs.hub.summary;

import org.citationhubs.hub.count.ActivityWindows;
import org.jspecify.annotations.Nullable;

/**
 * What was last shown of a hub, as far as what is shown next depends on it: tier and label do not flicker, changes are told once,
 * lists of leading hubs know where the hub stands.
 *
 * @param tier the tier shown
 * @param label the label shown, null if none was
 * @param citingWorks the citing works shown
 * @param windows what was observed lately, seen from {@code day}
 * @param day the stream's day then, in days since 1970
 * @param staleOn the day from which on the windows differ even if nothing more is observed
 * @param retracted whether the hub was shown as retracted
 * @param aliases how many other ids it was shown to have
 */
public record PublishedState(
        Tier tier,
        HubLabel.@Nullable LabelName label,
        int citingWorks,
        ActivityWindows windows,
        int day,
        int staleOn,
        boolean retracted,
        int aliases) {

    /** Nothing was ever shown. */
    public static final PublishedState NOTHING =
            new PublishedState(Tier.NONE, null, 0, ActivityWindows.NONE, 0, Integer.MAX_VALUE, false, 0);
}
