package org.citationhubs.topology;

import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.citationhubs.citation.Identity;
import org.citationhubs.citation.ListUpdate.Described;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.citationhubs.store.HubHead;
import org.citationhubs.store.HubStores;
import org.citationhubs.store.HubTitles;
import org.citationhubs.store.LiveHubs;
import org.citationhubs.store.Work;
import org.citationhubs.store.WorkNumbers;
import org.citationhubs.store.Works;

/** What is said of works of this partition, and what follows for the hubs that they are. */
final class Descriptions {

    private final HubStores stores;
    private final WorkNumbers numbers;
    private final LiveHubs hubs;
    private final TitleDesk titles;
    private final RowWork rowWork;
    private final IntConsumer shownChanged;

    /**
     * Keeps what is said in stores.
     *
     * @param shownChanged hears of every hub that shows something else now
     */
    Descriptions(
            HubStores stores,
            WorkNumbers numbers,
            LiveHubs hubs,
            TitleDesk titles,
            RowWork rowWork,
            IntConsumer shownChanged) {
        this.stores = stores;
        this.numbers = numbers;
        this.hubs = hubs;
        this.titles = titles;
        this.rowWork = rowWork;
        this.shownChanged = shownChanged;
    }

    /** Something was said of works of this partition, by a list that cites them or is theirs. */
    void described(WorkId citing, List<Described> news) {
        for (Described described : news) {
            int number = numbers.number(described.work());
            Work before = Works.get(stores.works(), number);
            Work after = described.work().equals(citing)
                    ? before.described(described.description())
                    : before.cited(described.description());
            if (!after.equals(before)) {
                Works.put(stores.works(), stores.out(), number, after);
                follow(described.work(), number, before, after.description().facts());
            }
        }
    }

    private void follow(WorkId id, int number, Work work, WorkFacts now) {
        WorkFacts before = work.description().facts();
        if (before.equals(now)) {
            return;
        }
        shownChanged.accept(number);
        if (!Objects.equals(before.title(), now.title())) {
            titles.retitled(id, work, now.title());
            HubHead head = hubs.storedHead(number);
            if (head != null && head.published()) {
                HubTitles.retitled(stores.hubOrder(), number, before.title(), now.title());
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
    void identified(WorkId id, Identity identity) {
        int number = numbers.number(id);
        Work work = Works.get(stores.works(), number);
        if (work.identity().equals(identity)) {
            return;
        }
        Works.put(stores.works(), stores.out(), number, work.identified(identity));
        hubs.described(number);
        shownChanged.accept(number);
        if (!Objects.equals(work.identity().movedTo(), identity.movedTo())) {
            rowWork.rename(number);
        }
    }
}
