package org.citationhubs.topology.stage;

import java.time.Duration;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.hub.summary.HubRules;

/**
 * What the topology has to be told.
 *
 * @param applicationId names the internal topics
 * @param partitions of {@code citations.v1}, and so of everything keyed by a work
 * @param limits what is taken at the most
 * @param rules when a hub is of which tier and has which label
 * @param publishInterval a hub is published once in it at the most
 * @param publishBudget how long the stream thread may publish without looking at records; a long queue goes on where it stopped
 * @param liveHubBytes heap for hubs that changed lately, for each partition
 * @param numbersRemembered how many ids and numbers are kept in memory, for each partition
 */
public record TopologySettings(
        String applicationId,
        int partitions,
        InputLimits limits,
        HubRules rules,
        Duration publishInterval,
        Duration publishBudget,
        long liveHubBytes,
        int numbersRemembered) {}
