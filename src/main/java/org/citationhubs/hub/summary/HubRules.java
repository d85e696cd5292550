package org.citationhubs.hub.summary;

/** Rules that decide the tier and the label of a hub. */
public record HubRules(TierRules tier, LabelRules label) {

    public HubRules {
        label.requireValid();
    }
}
