package org.citationhubs.topology.lists;

import java.util.Map;
import java.util.function.Consumer;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.topology.lists.ListStageOutput.HubUpdateOutput;
import org.citationhubs.topology.message.HubStageMessage.InputProgress;
import org.citationhubs.topology.message.ProgressRoute;

/** Announces how far an input partition is applied, so that partitions that no event concerned know it. */
public final class ProgressAnnouncer {

    private final int partition;
    private final ProgressRoute route;
    private final Consumer<? super HubUpdateOutput> outputs;
    private InputOffset sentOffset = InputOffset.NONE;
    private int sentDay = EpochDay.NONE;

    /** Creates the announcer of one input partition. */
    public ProgressAnnouncer(int partition, int partitions, Consumer<? super HubUpdateOutput> outputs) {
        this.partition = partition;
        this.route = new ProgressRoute(partitions);
        this.outputs = outputs;
    }

    /**
     * Announces what changed since the last call. The first call announces what the stores hold: after a clean move
     * nothing is read again.
     *
     * @param offset up to which the input is applied, also by the partitions to which misrouted records were sent on
     * @param newestDay the newest day on which a citation in the input partition was observed
     */
    public void announce(InputOffset offset, int newestDay) {
        if (offset.equals(sentOffset) && newestDay == sentDay) {
            return;
        }
        sentOffset = offset;
        sentDay = newestDay;
        InputProgress progress = new InputProgress(
                offset.equals(InputOffset.NONE)
                        ? InputOffsets.NONE
                        : InputOffsets.of(Map.of(offset.partition(), offset.offset())),
                newestDay);
        route.announcedTo(partition).forEach(to -> outputs.accept(new HubUpdateOutput(to, progress)));
    }
}
