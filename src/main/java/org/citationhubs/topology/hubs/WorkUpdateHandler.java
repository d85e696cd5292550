package org.citationhubs.topology.hubs;

import java.util.List;
import java.util.Objects;
import org.citationhubs.citation.author.AuthorMatcher;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.PartitionUpdate.WorkUpdate;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.store.hubs.HubCache;
import org.citationhubs.store.hubs.HubHeader;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.hubs.HubTitleIndex;
import org.citationhubs.store.works.OwnedWork;
import org.citationhubs.store.works.OwnedWorkStore;
import org.citationhubs.store.works.WorkNumbers;

/** Stores descriptions and identities of the works of the partition, and updates the hubs that the works are. */
final class WorkUpdateHandler {

    private final HubStores stores;
    private final WorkNumbers numbers;
    private final HubCache hubs;
    private final TitleSubscriptions titles;
    private final RowMaintenance rowMaintenance;
    private final HubChanges changes;
    private final AliasDescriptions aliases;

    WorkUpdateHandler(
            HubPartitionContext context, TitleSubscriptions titles, RowMaintenance rowMaintenance, HubChanges changes) {
        this.stores = context.stores();
        this.numbers = context.numbers();
        this.hubs = context.hubs();
        this.titles = titles;
        this.rowMaintenance = rowMaintenance;
        this.changes = changes;
        this.aliases = new AliasDescriptions(context);
    }

    /**
     * Stores descriptions of works.
     *
     * @param citing the work whose list describes them; its own description outranks those by works that cite it
     */
    void updateDescriptions(WorkId citing, List<WorkUpdate> updates) {
        for (WorkUpdate update : updates) {
            int number = numbers.number(update.work());
            OwnedWork before = OwnedWorkStore.get(stores.works(), number);
            OwnedWork after = update.work().equals(citing)
                    ? before.withOwnDescription(update.description())
                    : before.withDescriptionByCiting(update.description());
            after = aliases.subscribe(update.work(), after);
            if (!after.equals(before)) {
                store(update.work(), number, before, after);
                aliases.sendChange(update.work(), before, after);
            }
        }
    }

    private void store(WorkId id, int number, OwnedWork before, OwnedWork after) {
        OwnedWorkStore.put(stores.works(), stores.out(), number, after);
        updateHub(id, number, before, after.description().facts());
    }

    private void updateHub(WorkId id, int number, OwnedWork work, WorkFacts facts) {
        WorkFacts before = work.description().facts();
        if (before.equals(facts)) {
            return;
        }
        changes.summaryChanged(number);
        if (!Objects.equals(before.title(), facts.title())) {
            titles.sendTitle(id, work, facts.title());
            HubHeader header = hubs.storedHeader(number);
            if (header != null && header.published()) {
                HubTitleIndex.update(stores.hubOrder(), number, before.title(), facts.title());
            }
        }
        // Another spelling of the same names matches the same citing works.
        if (!Objects.equals(before.authors(), facts.authors())
                && !AuthorMatcher.of(before.authors()).equals(AuthorMatcher.of(facts.authors()))) {
            hubs.forgetProfile(number);
            if (hubs.of(number).hasRows()) {
                rowMaintenance.scheduleSelfCitations(number);
            }
        }
    }

    /** Stores which ids a work of this partition has. */
    void updateIdentity(WorkId id, WorkIdentity identity) {
        int number = numbers.number(id);
        OwnedWork work = OwnedWorkStore.get(stores.works(), number);
        if (work.identity().equals(identity)) {
            return;
        }
        hubs.forgetProfile(number);
        store(id, number, work, aliases.subscribe(id, work.withIdentity(identity)));
        changes.summaryChanged(number);
        if (!Objects.equals(work.identity().movedTo(), identity.movedTo())) {
            rowMaintenance.scheduleMerge(number);
        }
    }

    /** Subscribes a surviving id to what lists say of an alias of this partition, or ends its subscription. */
    void onAliasRequest(WorkId alias, WorkId survivor, boolean wanted) {
        int number = numbers.number(alias);
        OwnedWork before = OwnedWorkStore.get(stores.works(), number);
        OwnedWork after = before.withSurvivor(survivor, wanted);
        if (!after.equals(before)) {
            OwnedWorkStore.put(stores.works(), stores.out(), number, after);
        }
        if (wanted) {
            aliases.send(survivor, alias, after.asCited());
        }
    }

    /** Stores what lists say of an alias of a work of this partition. */
    void onAliasReply(WorkId survivor, WorkId alias, WorkDescription description) {
        int number = numbers.number(survivor);
        OwnedWork before = OwnedWorkStore.get(stores.works(), number);
        OwnedWork after = before.withAlias(alias, description);
        if (!after.equals(before)) {
            store(survivor, number, before, after);
        }
    }
}
