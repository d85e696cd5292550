package org.citationhubs.topology.hubs;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.author.AuthorMatcher;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.PartitionUpdate.WorkUpdate;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.work.DescriptionsBySource;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.store.hubs.HubCache;
import org.citationhubs.store.hubs.HubHeader;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.hubs.HubTitleIndex;
import org.citationhubs.store.works.OwnedWork;
import org.citationhubs.store.works.WorkNumbers;
import org.citationhubs.topology.stage.AliasLimit;
import org.citationhubs.topology.stage.StreamMeters;

/** Stores descriptions and identities of the works of the partition, and updates the hubs that the works are. */
final class WorkUpdateHandler {

    private final HubStores stores;
    private final WorkNumbers numbers;
    private final HubCache hubs;
    private final TitleSubscriptions titles;
    private final RowMaintenance rowMaintenance;
    private final HubChanges changes;
    private final AliasDescriptions aliases;
    private final StreamMeters meters;
    private final SourceRuleChanges sourceRules;

    WorkUpdateHandler(
            HubPartitionContext context,
            TitleSubscriptions titles,
            RowMaintenance rowMaintenance,
            HubChanges changes,
            SourceRuleChanges sourceRules,
            StreamMeters meters) {
        this.stores = context.stores();
        this.numbers = context.numbers();
        this.hubs = context.hubs();
        this.titles = titles;
        this.rowMaintenance = rowMaintenance;
        this.changes = changes;
        this.aliases = new AliasDescriptions(context);
        this.meters = meters;
        this.sourceRules = sourceRules;
    }

    private SourceRules rules() {
        return sourceRules.rules();
    }

    /** Describes a work by the newest rules of sources. */
    void describeAnew(int number) {
        OwnedWork before = stores.view().work(number);
        OwnedWork after = before.by(rules());
        if (!after.equals(before)) {
            store(numbers.id(number), number, before, after);
        }
    }

    /**
     * Stores descriptions of works.
     *
     * @param citing the work whose list describes them; its own description outranks those by works that cite it
     */
    void updateDescriptions(WorkId citing, List<WorkUpdate> updates) {
        for (WorkUpdate update : updates) {
            int number = numbers.number(update.work());
            OwnedWork before = stores.view().work(number);
            OwnedWork after = update.work().equals(citing)
                    ? before.withOwnDescription(update.description())
                    : before.withDescriptionByCiting(
                            update.system(), aliases.boundedStatement(update.description()), rules());
            after = aliases.subscribe(update.work(), after, rules());
            if (!after.equals(before)) {
                store(update.work(), number, before, after);
                aliases.sendChange(update.work(), before, after);
            }
        }
    }

    private void store(WorkId id, int number, OwnedWork before, OwnedWork after) {
        stores.putWork(number, after);
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
        OwnedWork work = stores.view().work(number);
        if (work.identity().equals(identity)) {
            return;
        }
        int cut = AliasDescriptions.undescribed(identity) - AliasDescriptions.undescribed(work.identity());
        if (cut > 0) {
            meters.aliasesCut(AliasLimit.DESCRIPTIONS, cut);
        }
        hubs.forgetProfile(number);
        store(id, number, work, aliases.subscribe(id, work.withIdentity(identity), rules()));
        changes.summaryChanged(number);
        if (!Objects.equals(work.identity().movedTo(), identity.movedTo())) {
            rowMaintenance.scheduleMerge(number);
        }
    }

    /** Subscribes a surviving id to what lists say of an alias of this partition, or ends its subscription. */
    void onAliasRequest(WorkId alias, WorkId survivor, boolean wanted) {
        int number = numbers.number(alias);
        OwnedWork before = stores.view().work(number);
        OwnedWork after = before.withSurvivor(survivor, wanted);
        if (!after.equals(before)) {
            stores.putWork(number, after);
        }
        if (wanted) {
            aliases.send(survivor, alias, after.asCited());
        }
    }

    /** Sends a list the surviving ids of those works that are merged. */
    void onSurvivorRequest(WorkId citing, List<WorkId> cited) {
        SortedMap<WorkId, WorkId> survivors = new TreeMap<>();
        for (WorkId work : cited) {
            WorkId movedTo = stores.view().work(numbers.find(work)).identity().movedTo();
            if (movedTo != null) {
                survivors.put(work, movedTo);
            }
        }
        rowMaintenance.sendMerges(citing, survivors);
    }

    /** Stores what lists say of an alias of a work of this partition. */
    void onAliasReply(WorkId survivor, WorkId alias, DescriptionsBySource descriptions) {
        int number = numbers.number(survivor);
        OwnedWork before = stores.view().work(number);
        OwnedWork after = before.withAlias(alias, descriptions, rules());
        if (!after.equals(before)) {
            store(survivor, number, before, after);
        }
    }
}
