package org.citationhubs.topology.hubs;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.store.progress.AppliedOffsets;
import org.citationhubs.store.progress.LeastInterval;
import org.citationhubs.topology.hubs.HubStageOutput.HubMessageOutput;
import org.citationhubs.topology.message.HubStageMessage.InputProgress;
import org.citationhubs.topology.message.ProgressRoute;

/**
 * Sends the other partitions of hubs how far input partitions were read, if this partition is their relay (see {@link
 * ProgressRoute}). Sends everything again after each start of the task. Used by one stream thread.
 */
final class ProgressRelay {

    /** How often announcements are relayed: each time costs a message to each partition. */
    private static final long MIN_INTERVAL_MILLIS = 500;

    private final int partition;
    private final ProgressRoute route;
    private final boolean isRelay;
    private final AppliedOffsets progress;
    private final Consumer<? super HubStageOutput> outputs;
    private final LeastInterval interval = new LeastInterval(MIN_INTERVAL_MILLIS);
    private final SortedMap<Integer, Long> sent = new TreeMap<>();
    private int sentDay = EpochDay.NONE;

    ProgressRelay(HubPartitionContext context, AppliedOffsets progress) {
        this.partition = context.partition();
        this.route = new ProgressRoute(context.partitioner().count());
        this.isRelay = route.relayedTo(partition).findAny().isPresent();
        this.progress = progress;
        this.outputs = context.outputs();
    }

    /** Keeps what is to be relayed of an announcement. */
    void onProgress(InputOffsets sources) {
        if (isRelay) {
            sources.byPartition().forEach((input, offset) -> {
                if (route.isRelay(partition, input)) {
                    progress.announce(new InputOffset(input, offset));
                }
            });
        }
    }

    /** Sends what changed since it was last sent, unless that was a moment ago. */
    void send(long now) {
        if (!isRelay || !interval.hasPassed(now)) {
            return;
        }
        SortedMap<Integer, Long> changed = new TreeMap<>(progress.announced());
        changed.entrySet().removeIf(entry -> entry.getValue().equals(sent.get(entry.getKey())));
        if (changed.isEmpty() && progress.newestDay() == sentDay) {
            return;
        }
        interval.begin(now);
        sent.putAll(changed);
        sentDay = progress.newestDay();
        InputProgress message = new InputProgress(new InputOffsets(changed), sentDay);
        route.relayedTo(partition).forEach(to -> outputs.accept(new HubMessageOutput(to, message)));
    }
}
