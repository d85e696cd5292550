package org.citationhubs.topology.hubs;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.store.hubs.HubHeader;
import org.citationhubs.store.progress.AppliedOffsets;
import org.citationhubs.store.progress.StateMark;
import org.citationhubs.topology.hubs.HubStageOutput.PublicationOutput;
import org.citationhubs.topology.hubs.RoundBudget.Deadline;
import org.citationhubs.topology.stage.PublishedKeys;
import org.citationhubs.topology.stage.PublishedKeys.KeyReader;
import org.jspecify.annotations.Nullable;

/**
 * Withdraws what a state before the present one published and the present one does not. It reads the keys of the
 * output topic once for each new state, after the input is replayed: before that, most hubs are none yet.
 *
 * <p>The stream thread itself reads and decides, so that a withdrawal and a publication of the same key cannot
 * overtake each other. A crash begins the reading again.
 */
final class PublishedKeyCheck {

    /**
     * Time without progress after which the input counts as replayed. The ends of the input are never applied if a
     * marker of a transaction is the last record.
     */
    private static final long QUIET_MILLIS = 60_000;

    /** Number of withdrawn keys that are remembered: until it is compacted, the topic has several records of a key. */
    private static final int MOST_REMEMBERED = 10_000;

    private final HubPartitionContext context;
    private final HubRules rules;
    private final AppliedOffsets progress;
    private final @Nullable KeyReader reader;
    private final Set<String> withdrawn = new HashSet<>();
    private boolean isPending;
    private @Nullable Map<Integer, Long> inputEnds;
    private InputOffsets applied = InputOffsets.NONE;
    private long appliedSince = Long.MAX_VALUE;
    private int keysRead;

    /** Continues with what the mark of the state says, which must be stored. */
    PublishedKeyCheck(HubPartitionContext context, HubRules rules, AppliedOffsets progress, PublishedKeys keys) {
        this.context = context;
        this.rules = rules;
        this.progress = progress;
        this.isPending = mark().keysUnchecked();
        this.reader = isPending ? keys.open(context.partition()) : null;
    }

    private StateMark mark() {
        return requireNonNull(StateMark.get(context.stores().hubOrder()), "a state without a mark");
    }

    /**
     * Continues the check if it is pending and the input is replayed.
     *
     * @param now the wall clock in milliseconds since 1970
     * @param end when to stop; the keys that have arrived are checked in any case
     */
    void resume(long now, Deadline end) {
        if (!isPending || reader == null || !isInputReplayed(reader, now)) {
            return;
        }
        boolean complete;
        int before;
        do {
            before = keysRead;
            complete = reader.read(this::check);
        } while (!complete && keysRead > before && !end.isReached());
        if (complete) {
            mark().withKeysChecked()
                    .put(context.stores().hubOrder(), context.stores().out());
            isPending = false;
            withdrawn.clear();
            reader.close();
        }
    }

    private boolean isInputReplayed(KeyReader from, long now) {
        if (inputEnds == null) {
            inputEnds = from.inputEnds().orElse(null);
        }
        InputOffsets asOf = progress.asOf();
        if (appliedSince == Long.MAX_VALUE || !asOf.equals(applied)) {
            applied = asOf;
            appliedSince = now;
        }
        return inputEnds != null && (covers(asOf, inputEnds) || now - appliedSince >= QUIET_MILLIS);
    }

    /**
     * Returns whether all records before the ends are covered.
     *
     * @param ends the offset after the last record by partition
     */
    static boolean covers(InputOffsets asOf, Map<Integer, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> end.getValue() == 0 || asOf.covers(end.getKey(), end.getValue() - 1));
    }

    private void check(String key) {
        keysRead++;
        // A key need not be an id as it is read now. It is compared and sent as it is.
        WorkId asKey = WorkId.ofNormalised(key);
        if (context.partitioner().of(asKey) != context.partition() || !isStale(key, this::isHub)) {
            return;
        }
        if (withdrawn.size() >= MOST_REMEMBERED) {
            withdrawn.clear();
        }
        if (withdrawn.add(key)) {
            context.outputs().accept(new PublicationOutput(asKey, null));
        }
    }

    /** Returns whether nothing is published under a key: it is not an id as ids are read now, or not that of a hub. */
    static boolean isStale(String key, Predicate<WorkId> isHub) {
        try {
            WorkId work = WorkId.parse(key);
            return !work.value().equals(key) || !isHub.test(work);
        } catch (InvalidWorkIdException e) {
            return true;
        }
    }

    /** Returns whether a work is published, or will be. */
    private boolean isHub(WorkId work) {
        int number = context.numbers().find(work);
        if (number == 0) {
            return false;
        }
        HubHeader stored = context.hubs().storedHeader(number);
        if (stored != null && stored.published()) {
            return true;
        }
        int citingWorks = context.hubs().of(number).citingWorks();
        context.hubs().shrink();
        return rules.tier().of(citingWorks, Tier.NONE) != Tier.NONE;
    }

    void close() {
        if (isPending && reader != null) {
            reader.close();
        }
    }
}
