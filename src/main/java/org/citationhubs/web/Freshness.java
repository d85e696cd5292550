package org.citationhubs.web;

import java.util.List;
import org.citationhubs.api.answer.ServedBy;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.summary.HubSummary;
import org.jspecify.annotations.Nullable;

/**
 * How fresh a page is, and who made it.
 *
 * @param revision of the last publication, null if there was none or it is not about one hub
 * @param servedBy {@code host:port} of the instance whose stores were read
 * @param standby what a copy says for itself, null if the owner answered
 * @param inputs the offset in each partition of the input up to which the page holds
 */
record Freshness(
        @Nullable String revision,
        String servedBy,
        @Nullable String standby,
        List<InputPosition> inputs) {

    /** A partition of {@code citations.v1}. */
    record InputPosition(String partition, String offset) {}

    static Freshness of(HubSummary hub, ServedBy origin) {
        String behind = origin.lag().isPresent()
                ? DisplayFormat.count(origin.lag().getAsLong(), "record", "records") + " behind its owner"
                : "how far behind its owner is not known";
        return new Freshness(
                hub.revision() == 0 ? null : DisplayFormat.count(hub.revision()),
                origin.address(),
                origin.standby() ? "Answered from a standby copy, " + behind + "." : null,
                inputs(hub.asOf()));
    }

    /** The freshness of what one instance gathered from several. */
    static Freshness gathered(InputOffsets asOf, String servedBy, boolean standby) {
        return new Freshness(null, servedBy, standby ? "Some of this is from standby copies." : null, inputs(asOf));
    }

    private static List<InputPosition> inputs(InputOffsets asOf) {
        return asOf.byPartition().entrySet().stream()
                .map(input -> new InputPosition(input.getKey().toString(), DisplayFormat.count(input.getValue())))
                .toList();
    }
}
