package org.citationhubs.query.titles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.query.leaderboard.LeaderboardEntry;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.query.titles.TitleSearchQuery.PartitionTitlePage;
import org.citationhubs.store.hubs.HubHeader;
import org.citationhubs.store.hubs.HubHeaderStore;
import org.citationhubs.store.hubs.HubTitleIndex;
import org.jspecify.annotations.Nullable;

/** The hubs of a partition whose titles begin so, from its ordered index: only those of the page are looked at. */
final class TitleSearchQuery extends PartitionQuery<TitleSearchRequest, PartitionTitlePage> {

    TitleSearchQuery() {
        super("titles", Stage.HUBS, TitleSearchRequest.class, PartitionTitlePage.class);
    }

    @Override
    public PartitionTitlePage answer(PartitionStores stores, ReplicaRole copy, TitleSearchRequest asked) {
        InputOffsets asOf = stores.asOf();
        List<TitleMatch> found = new ArrayList<>();
        TitlePosition after = asked.after();
        HubTitleIndex.forEach(stores.hubs().hubOrder(), asked.prefix(), after == null ? null : after.title(), (title, hub) -> {
            // Equal titles are in the order of the hubs' numbers, not of their ids: all of them or none.
            if (found.size() > asked.limit()
                    && !found.get(found.size() - 1).place().title().equals(title)) {
                return false;
            }
            TitlePosition place = new TitlePosition(title, stores.hubs().numbers().id(hub));
            LeaderboardEntry leader =
                    after != null && place.compareTo(after) <= 0 ? null : leader(stores, place.id(), hub);
            if (leader != null) {
                found.add(new TitleMatch(place, leader));
            }
            return true;
        });
        found.sort(Comparator.comparing(TitleMatch::place));
        // One more than the page has tells whether there is more.
        return new PartitionTitlePage(found.stream().limit(asked.limit() + 1L).toList(), asOf);
    }

    private static @Nullable LeaderboardEntry leader(PartitionStores stores, WorkId id, int hub) {
        HubHeader head = HubHeaderStore.get(stores.hubs().headers(), hub);
        if (head == null || !head.published()) {
            // Withdrawn since the index was read.
            return null;
        }
        PublishedState shown = head.shown();
        return new LeaderboardEntry(
                id,
                shown.citingWorks(),
                stores.factsOf(hub).title(),
                shown.tier(),
                shown.label(),
                shown.citingWorks(),
                shown.windows());
    }

    /** A hub at its place. */
    record TitleMatch(TitlePosition place, LeaderboardEntry hub) {}

    /** The first of them. */
    record PartitionTitlePage(List<TitleMatch> found, InputOffsets asOf) {}
}
