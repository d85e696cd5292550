package org.citationhubs.topology.hubs;

import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.citationhubs.citation.reference.PartitionUpdate.WorkUpdate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.store.hubs.HubCache;
import org.citationhubs.store.hubs.HubHeader;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.hubs.HubTitleIndex;
import org.citationhubs.store.works.OwnedWork;
import org.citationhubs.store.works.OwnedWorkStore;
import org.citationhubs.store.works.WorkNumbers;

/** What is said of works of this partition, and what follows for the hubs that they are. */
final class WorkUpdateHandler {

    private final HubStores stores;
    private final WorkNumbers numbers;
    private final HubCache hubs;
    private final TitleSubscriptions titles;
    private final RowMaintenance rowWork;
    private final IntConsumer shownChanged;

    /**
     * Keeps what is said in stores.
     *
     * @param shownChanged hears of every hub that shows something else now
     */
    WorkUpdateHandler(
            HubStores stores,
            WorkNumbers numbers,
            HubCache hubs,
            TitleSubscriptions titles,
            RowMaintenance rowWork,
            IntConsumer shownChanged) {
        this.stores = stores;
        this.numbers = numbers;
        this.hubs = hubs;
        this.titles = titles;
        this.rowWork = rowWork;
        this.shownChanged = shownChanged;
    }

    /** Something was said of works of this partition, by a list that cites them or is theirs. */
    void described(WorkId citing, List<WorkUpdate> news) {
        for (WorkUpdate described : news) {
            int number = numbers.number(described.work());
            OwnedWork before = OwnedWorkStore.get(stores.works(), number);
            OwnedWork after = described.work().equals(citing)
                    ? before.described(described.description())
                    : before.cited(described.description());
            if (!after.equals(before)) {
                OwnedWorkStore.put(stores.works(), stores.out(), number, after);
                follow(described.work(), number, before, after.description().facts());
            }
        }
    }

    private void follow(WorkId id, int number, OwnedWork work, WorkFacts now) {
        WorkFacts before = work.description().facts();
        if (before.equals(now)) {
            return;
        }
        shownChanged.accept(number);
        if (!Objects.equals(before.title(), now.title())) {
            titles.retitled(id, work, now.title());
            HubHeader head = hubs.storedHead(number);
            if (head != null && head.published()) {
                HubTitleIndex.retitled(stores.hubOrder(), number, before.title(), now.title());
            }
        }
        if (!Objects.equals(before.authors(), now.authors())) {
            hubs.described(number);
            if (hubs.of(number).hasRows()) {
                rowWork.judge(number);
            }
        }
    }

    /** A work of this partition has other ids than before. */
    void identified(WorkId id, WorkIdentity identity) {
        int number = numbers.number(id);
        OwnedWork work = OwnedWorkStore.get(stores.works(), number);
        if (work.identity().equals(identity)) {
            return;
        }
        OwnedWorkStore.put(stores.works(), stores.out(), number, work.identified(identity));
        hubs.described(number);
        shownChanged.accept(number);
        if (!Objects.equals(work.identity().movedTo(), identity.movedTo())) {
            rowWork.rename(number);
        }
    }
}
