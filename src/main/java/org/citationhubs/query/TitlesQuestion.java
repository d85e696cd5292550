package org.citationhubs.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.Shown;
import org.citationhubs.query.TitlesQuestion.TitlePage;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.Half;
import org.citationhubs.store.HubHead;
import org.citationhubs.store.HubHeads;
import org.citationhubs.store.HubTitles;
import org.jspecify.annotations.Nullable;

/** The hubs of a partition whose titles begin so, from its ordered index: only those of the page are looked at. */
final class TitlesQuestion extends PartitionQuestion<TitleRequest, TitlePage> {

    TitlesQuestion() {
        super("titles", Half.HUBS, TitleRequest.class, TitlePage.class);
    }

    @Override
    TitlePage answer(PartitionStores stores, Copy copy, TitleRequest asked) {
        SortedMap<Integer, Long> asOf = stores.asOf();
        List<Found> found = new ArrayList<>();
        TitlePlace after = asked.after();
        HubTitles.forEach(stores.hubOrder(), asked.prefix(), after == null ? null : after.title(), (title, hub) -> {
            // Equal titles are in the order of the hubs' numbers, not of their ids: all of them or none.
            if (found.size() > asked.limit()
                    && !found.get(found.size() - 1).place().title().equals(title)) {
                return false;
            }
            TitlePlace place = new TitlePlace(title, stores.numbers().id(hub));
            Leader leader = after != null && place.compareTo(after) <= 0 ? null : leader(stores, place.id(), hub);
            if (leader != null) {
                found.add(new Found(place, leader));
            }
            return true;
        });
        found.sort(Comparator.comparing(Found::place));
        // One more than the page has tells whether there is more.
        return new TitlePage(found.stream().limit(asked.limit() + 1L).toList(), asOf);
    }

    private static @Nullable Leader leader(PartitionStores stores, WorkId id, int hub) {
        HubHead head = HubHeads.get(stores.heads(), hub);
        if (head == null || !head.published()) {
            // Withdrawn since the index was read.
            return null;
        }
        Shown shown = head.shown();
        return new Leader(
                id,
                shown.citingWorks(),
                stores.factsOf(hub).title(),
                shown.tier(),
                shown.label(),
                shown.citingWorks(),
                shown.windows());
    }

    /** A hub at its place. */
    record Found(TitlePlace place, Leader hub) {}

    /** The first of them. */
    record TitlePage(List<Found> found, SortedMap<Integer, Long> asOf) {}
}
