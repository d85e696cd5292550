package org.citationhubs.web;

import java.util.List;
import org.citationhubs.api.answer.ServedBy;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.query.ops.InputLag;
import org.citationhubs.query.ops.InputLags;
import org.jspecify.annotations.Nullable;

/**
 * The input that a page covers, and the instance that rendered it.
 *
 * @param revision of the last publication; null if there is none, or if the page is not about one hub
 * @param servedBy {@code host:port} of the instance that answered
 * @param standby notice that a standby replica answered; null if the active replica did
 * @param behind how far the page is behind its input, in words; null if it covers all of it
 * @param inputs the offset in each partition of the input up to which the page is complete
 */
record Freshness(
        @Nullable String revision,
        String servedBy,
        @Nullable String standby,
        @Nullable String behind,
        List<InputPosition> inputs) {

    /** A partition of {@code citations.v1}. */
    record InputPosition(String partition, String offset) {}

    static Freshness of(HubSummary hub, ServedBy origin) {
        String lag = origin.replicaLag().isPresent()
                ? DisplayFormat.count(origin.replicaLag().getAsLong(), "change", "changes")
                        + " behind the active replica"
                : "lag unknown";
        return new Freshness(
                hub.revision() == 0 ? null : DisplayFormat.count(hub.revision()),
                origin.address(),
                origin.standby() ? "Answered by a standby replica, " + lag + "." : null,
                behind(origin.lag(hub.asOf())),
                inputs(hub.asOf()));
    }

    /** Returns the freshness of an answer that was gathered from all partitions. */
    static Freshness gathered(InputOffsets asOf, String servedBy, boolean standby, InputLags lags) {
        return new Freshness(
                null,
                servedBy,
                standby ? "Standby replicas answered for some partitions." : null,
                behind(lags.lag(asOf, !standby)),
                inputs(asOf));
    }

    /** Returns how far a page is behind its input, in words; null if it covers all of it. */
    static @Nullable String behind(@Nullable InputLag lag) {
        if (lag == null) {
            return "Lag unknown";
        }
        if (lag.records() == 0) {
            return null;
        }
        return DisplayFormat.count(lag.records(), "record", "records") + " (about "
                + DisplayFormat.duration(lag.seconds()) + ") behind";
    }

    private static List<InputPosition> inputs(InputOffsets asOf) {
        return asOf.byPartition().entrySet().stream()
                .map(input -> new InputPosition(input.getKey().toString(), DisplayFormat.count(input.getValue())))
                .toList();
    }
}
