package org.citationhubs.topology.hubs;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.work.DescriptionsBySource;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.serde.packed.PackedWorks;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.works.OwnedWork;
import org.citationhubs.topology.hubs.HubStageOutput.HubMessageOutput;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.HubStageMessage.AliasReply;
import org.citationhubs.topology.message.HubStageMessage.AliasRequest;
import org.citationhubs.topology.stage.RecordSizes;

/**
 * What lists say of the aliases of a work. It is stored once, by the partition that owns the alias. The surviving id
 * subscribes to it while the alias is one of its aliases, so that it leaves with the alias.
 *
 * <p><b>Limits:</b> a work subscribes to its {@value RecordSizes#DESCRIBED_ALIASES} aliases of least id. A description
 * that is too large loses its last fields. Both depend on what is known now and not on the order of events.
 * What a single list says of a work is bounded before it is joined, for the same reason.
 */
final class AliasDescriptions {

    /** An author has a name and an id of at most one kilobyte each. */
    private static final int MANY_AUTHORS = 24;

    private final HubPartitionContext context;
    private final PackedWriter out = new PackedWriter();

    AliasDescriptions(HubPartitionContext context) {
        this.context = context;
    }

    /** Returns the work subscribed to its aliases and to no other ids; sends what changes in its subscriptions. */
    OwnedWork subscribe(WorkId id, OwnedWork work, SourceRules rules) {
        List<WorkId> wanted = wanted(work);
        SortedMap<WorkId, DescriptionsBySource> before = work.aliases();
        if (before.size() == wanted.size() && before.keySet().containsAll(wanted)) {
            return work;
        }
        SortedMap<WorkId, DescriptionsBySource> after = new TreeMap<>();
        for (WorkId alias : wanted) {
            DescriptionsBySource known = before.get(alias);
            after.put(alias, known == null ? DescriptionsBySource.NONE : known);
            if (known == null) {
                send(alias, new AliasRequest(alias, id, true));
            }
        }
        for (WorkId alias : before.keySet()) {
            if (!after.containsKey(alias)) {
                send(alias, new AliasRequest(alias, id, false));
            }
        }
        return work.withAliases(after, rules);
    }

    private static List<WorkId> wanted(OwnedWork work) {
        List<WorkId> aliases = work.identity().aliases();
        if (work.identity().movedTo() != null) {
            return List.of();
        }
        return aliases.size() <= RecordSizes.DESCRIBED_ALIASES
                ? aliases
                : aliases.subList(0, RecordSizes.DESCRIBED_ALIASES);
    }

    /** Returns how many aliases of a work are beyond the limit. */
    static int undescribed(WorkIdentity identity) {
        return identity.movedTo() == null ? Math.max(0, identity.aliases().size() - RecordSizes.DESCRIBED_ALIASES) : 0;
    }

    /** Sends what lists say of a work to the ids that subscribed to it, if it changed. */
    void sendChange(WorkId id, OwnedWork before, OwnedWork after) {
        if (!after.survivors().isEmpty() && !after.asCited().equals(before.asCited())) {
            after.survivors().forEach(survivor -> send(survivor, id, after.asCited()));
        }
    }

    /** Sends what lists say of an alias to its surviving id. */
    void send(WorkId survivor, WorkId alias, DescriptionsBySource asCited) {
        if (!asCited.isEmpty()) {
            int most = RecordSizes.ALIAS_DESCRIPTION / asCited.bySystem().size();
            send(survivor, new AliasReply(survivor, alias, asCited.map(description -> bounded(description, most))));
        }
    }

    /** Returns what a list says of a work that it cites, without what is too large for a description by system. */
    WorkDescription boundedStatement(WorkDescription description) {
        Authors authors = description.facts().authors();
        // Texts and names have limits of their own: only many authors are large.
        return authors == null || authors.list().size() < MANY_AUTHORS
                ? description
                : bounded(description, RecordSizes.CITED_DESCRIPTION);
    }

    private WorkDescription bounded(WorkDescription description, int most) {
        WorkDescription rest = description;
        while (size(rest) > most) {
            rest = rest.withoutLast();
        }
        return rest;
    }

    private int size(WorkDescription description) {
        PackedWorks.writeDescription(out.reset(), description);
        return out.size();
    }

    private void send(WorkId to, HubStageMessage message) {
        context.outputs().accept(new HubMessageOutput(context.partitioner().of(to), message));
    }
}
