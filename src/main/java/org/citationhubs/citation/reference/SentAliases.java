package org.citationhubs.citation.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceRules;

/**
 * Chooses among the snapshots that an alias sent: its own, and those that lead to it from id to surviving id.
 *
 * <p>Ids that are merged into each other in a circle send their snapshots round, until one of them knows that it is the
 * surviving id. What comes back to the work from which it started must end there: an older copy of an alias would
 * follow a newer one for ever.
 */
final class SentAliases {

    private SentAliases() {}

    /**
     * Returns the snapshots that count.
     *
     * @param sender the alias that sent them
     * @param receiver the work into which the sender is merged
     */
    static List<AliasSnapshot> leadingTo(WorkId sender, WorkId receiver, List<AliasSnapshot> sent, SourceRules rules) {
        if (sent.size() == 1 && sent.get(0).id().equals(sender)) {
            return sent;
        }
        Map<WorkId, WorkId> survivors = new HashMap<>();
        for (AliasSnapshot alias : sent) {
            WorkId survivor = alias.lists().description(rules).survivor();
            if (survivor != null) {
                survivors.put(alias.id(), survivor);
            }
        }
        Set<WorkId> leading = new HashSet<>();
        leading.add(sender);
        Set<WorkId> others = new HashSet<>();
        others.add(receiver);
        List<AliasSnapshot> chosen = new ArrayList<>(sent.size());
        for (AliasSnapshot alias : sent) {
            if (leads(alias.id(), survivors, leading, others)) {
                chosen.add(alias);
            }
        }
        return chosen;
    }

    /** Returns whether an id leads to one of those that do, and adds the ids on its way to those that do or do not. */
    private static boolean leads(WorkId alias, Map<WorkId, WorkId> survivors, Set<WorkId> leading, Set<WorkId> others) {
        Set<WorkId> way = new HashSet<>();
        WorkId at = alias;
        while (at != null && !leading.contains(at) && !others.contains(at) && way.add(at)) {
            at = survivors.get(at);
        }
        boolean leads = at != null && leading.contains(at);
        (leads ? leading : others).addAll(way);
        return leads;
    }
}
