package org.citationhubs.topology.hubs;

import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.store.hubs.HubHeader;
import org.citationhubs.store.pending.RuleCheckProgress;
import org.citationhubs.store.progress.StateMark;
import org.citationhubs.store.rows.CitingWorkRows;
import org.citationhubs.topology.hubs.RoundBudget.Deadline;

/**
 * Judges all hubs of the partition once by rules that changed, a few at a time: hubs change when they are published,
 * and those that get no new citation would keep their tiers and labels for ever.
 *
 * <p>If the tiers alone changed, the hubs of another tier are published. If labels changed, all hubs are, because a
 * label shows its rule.
 */
final class RuleChangeScan {

    /** The result of a step that judged the last hub. */
    private static final int DONE = -1;

    /** Number of rows from which on the rows of a hub are skipped and not read. */
    private static final int MANY_ROWS = 64;

    private final HubPartitionContext context;
    private final HubChanges changes;
    private final HubRules rules;
    private final RuleCheckProgress check;
    private final StateMark mark;

    /**
     * Compares the rules with those of the state, and schedules the check of all hubs if they differ.
     *
     * @param now milliseconds of the wall clock, if the state is new
     */
    RuleChangeScan(HubPartitionContext context, HubChanges changes, HubRules rules, LongSupplier now) {
        this.context = context;
        this.changes = changes;
        this.rules = rules;
        this.check = RuleCheckProgress.ofHubs(context.stores().pending());
        this.mark = marked(now);
    }

    private StateMark marked(LongSupplier now) {
        long tiers = rules.tierFingerprint();
        long labels = rules.labelFingerprint();
        StateMark known = StateMark.get(context.stores().hubOrder());
        if (known == null) {
            if (context.numbers().last() > 0) {
                throw StateMark.stateWithoutSources();
            }
            return put(StateMark.created(now.getAsLong(), tiers, labels));
        }
        if (known.tierRules() == tiers && known.labelRules() == labels) {
            return known;
        }
        // The hubs that an unfinished check has judged have the tiers of rules that were never those of all hubs.
        boolean judgeAll = check.isPending() || known.labelRules() != labels;
        check.continueFrom(1);
        return put(known.withRules(tiers, labels, judgeAll));
    }

    private StateMark put(StateMark newMark) {
        newMark.put(context.stores().hubOrder(), context.stores().out());
        return newMark;
    }

    /** Returns when the state was created. */
    long epoch() {
        return mark.epoch();
    }

    /**
     * Continues the check if one is pending.
     *
     * @param end when to stop; one hub is judged in any case
     */
    void resume(Deadline end) {
        if (!check.isPending()) {
            return;
        }
        int next = check.next();
        do {
            next = judgeFrom(next, end);
        } while (next != DONE && !end.isReached());
        if (next == DONE) {
            check.complete();
        } else {
            check.continueFrom(next);
        }
    }

    /** Judges hubs from a number on, and returns the number to continue from, or {@link #DONE}. */
    private int judgeFrom(int first, Deadline end) {
        int hub = 0;
        int rowsOfHub = 0;
        HubHeader header = null;
        try (KeyValueIterator<Bytes, byte[]> rows =
                context.stores().view().citingWorks().ofHubsFrom(first)) {
            while (rows.hasNext()) {
                int at = CitingWorkRows.hubOf(rows.next());
                if (at != hub) {
                    if (hub != 0 && end.isReached()) {
                        return at;
                    }
                    hub = at;
                    rowsOfHub = 0;
                    header = context.hubs().storedHeader(hub);
                    if (header != null) {
                        judge(hub, header);
                    }
                }
                rowsOfHub++;
                if (header != null && header.nextRow() >= MANY_ROWS) {
                    return hub + 1;
                }
                if (header == null && rowsOfHub == Math.max(1, rules.tier().least())) {
                    changes.citationsChanged(context.hubs().of(hub));
                    context.hubs().shrink();
                }
            }
        }
        return DONE;
    }

    private void judge(int hub, HubHeader header) {
        Tier before = header.shown().tier();
        Tier now = rules.tier().of(header.counts().citingWorks(), before);
        if (now != before || (mark.judgeAll() && now != Tier.NONE)) {
            changes.summaryChanged(hub);
        }
    }
}
