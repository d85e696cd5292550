package org.citationhubs.topology;

import org.citationhubs.hub.LabelRules;
import org.citationhubs.hub.TierRules;

/** When a hub is of which tier and has which label. */
public record HubRules(TierRules tier, LabelRules label) {}
