package org.citationhubs.topology.lists;

import java.util.Map;
import java.util.function.Consumer;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.topology.lists.ListStageOutput.HubUpdateOutput;
import org.citationhubs.topology.message.HubStageMessage.InputProgress;
import org.citationhubs.topology.message.ProgressRoute;

/** Announces how far an input partition was read, so that partitions that no event concerned know it. */
public final class ProgressAnnouncer {

    private final int partition;
    private final ProgressRoute route;
    private final Consumer<? super HubUpdateOutput> outputs;
    private InputOffset offset = InputOffset.NONE;
    private InputOffset sentOffset = InputOffset.NONE;
    private int sentDay = EpochDay.NONE;

    /** Creates the announcer of one input partition. */
    public ProgressAnnouncer(int partition, int partitions, Consumer<? super HubUpdateOutput> outputs) {
        this.partition = partition;
        this.route = new ProgressRoute(partitions);
        this.outputs = outputs;
    }

    /** Records that an input record was applied, and its changes sent. */
    public void onInput(InputOffset source) {
        if (!source.equals(InputOffset.NONE)) {
            offset = source;
        }
    }

    /**
     * Announces what changed since the last call.
     *
     * @param newestDay the newest day on which a citation in the input partition was observed
     */
    public void announce(int newestDay) {
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
