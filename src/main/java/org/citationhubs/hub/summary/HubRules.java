package org.citationhubs.hub.summary;

/** When a hub is of which tier and has which label. */
public record HubRules(TierRules tier, LabelRules label) {}
