package org.citationhubs.topology.hubs;

import java.util.List;
import java.util.function.IntConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.store.kv.StoreKeys;
import org.citationhubs.store.pending.RuleCheckProgress;
import org.citationhubs.store.works.StoredSourceRules;
import org.citationhubs.topology.hubs.RoundBudget.Deadline;

/**
 * The rules by which the partition unites what several systems say of a work. When a system is revoked, when its
 * revocation is taken back, or when the configured rank is another one than at the last start, all works of the
 * partition are described anew, a few at a time.
 *
 * <p>A work keeps what counts by the rules of its last change. An update of a work uses the newest rules, whether the
 * pass has reached the work or not, so that the end of the pass does not depend on the order of both. The pass survives
 * a crash. It starts again if the rules change meanwhile.
 */
final class SourceRuleChanges {

    private final HubPartitionContext context;
    private final RuleCheckProgress pass;
    private SourceRules rules;

    /**
     * Continues with the stored rules.
     *
     * @param rank the configured rank
     */
    SourceRuleChanges(HubPartitionContext context, List<String> rank) {
        this.context = context;
        this.pass = RuleCheckProgress.ofWorks(context.stores().pending());
        this.rules = StoredSourceRules.get(context.stores().works());
        change(new SourceRules(rank, rules.revoked()));
    }

    /** Returns the newest rules. */
    SourceRules rules() {
        return rules;
    }

    /** Revokes a system, or takes its revocation back. */
    void revoke(String system, boolean revoked) {
        change(rules.with(system, revoked));
    }

    private void change(SourceRules changed) {
        if (changed.equals(rules)) {
            return;
        }
        rules = changed;
        StoredSourceRules.put(context.stores().works(), context.stores().out(), changed);
        if (context.numbers().last() > 0) {
            pass.continueFrom(1);
        }
    }

    /**
     * Continues the pass if one is pending.
     *
     * @param end when to stop; one work is visited in any case
     * @param visitor describes a work by the newest rules
     */
    void resume(Deadline end, IntConsumer visitor) {
        if (!pass.isPending()) {
            return;
        }
        try (KeyValueIterator<Bytes, byte[]> works =
                context.stores().works().range(StoreKeys.of(pass.next()), StoreKeys.of(Integer.MAX_VALUE))) {
            while (works.hasNext()) {
                int work = StoreKeys.intAt(works.next().key, 0);
                visitor.accept(work);
                context.hubs().shrink();
                if (end.isReached()) {
                    pass.continueFrom(work + 1);
                    return;
                }
            }
        }
        pass.complete();
    }
}
