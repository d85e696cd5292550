package org.citationhubs.hub.summary;

import org.citationhubs.hub.count.ActivityWindows;
import org.jspecify.annotations.Nullable;

/**
 * The part of a hub's last publication on which the next one depends: tier and label have a hysteresis, changes are
 * published once, and ordered indexes need the position of the hub.
 *
 * @param tier the published tier
 * @param label the published label, null if there was none
 * @param citingWorks the published number of citing works
 * @param windows the activity windows as of {@code day}
 * @param day the day of the stream at the publication, in days since 1970
 * @param staleOn the day from which on the windows differ without further observations
 * @param retracted whether the hub was published as retracted
 * @param aliases number of published aliases
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

    /** The state of a hub that was never published. */
    public static final PublishedState NOTHING =
            new PublishedState(Tier.NONE, null, 0, ActivityWindows.NONE, 0, Integer.MAX_VALUE, false, 0);
}
