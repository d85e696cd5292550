package org.citationhubs.query.titles;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.query.leaderboard.LeaderboardEntry;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.store.hubs.HubHeader;
import org.citationhubs.store.hubs.HubHeaderStore;
import org.citationhubs.store.hubs.HubTitleIndex;
import org.jspecify.annotations.Nullable;

/**
 * Reads the hubs of a partition whose titles start with a prefix from its ordered index. Only hubs of the page are
 * read.
 */
final class TitleSearchQuery {

    static final PartitionQuery<TitleSearchRequest, PartitionTitlePage> QUERY = PartitionQuery.of(
            "titles",
            Stage.HUBS,
            TitleSearchRequest.class,
            PartitionTitlePage.class,
            (stores, role, request) -> read(stores, request));

    private TitleSearchQuery() {}

    private static PartitionTitlePage read(PartitionStores stores, TitleSearchRequest request) {
        InputOffsets asOf = stores.asOf();
        List<TitleMatch> found = new ArrayList<>();
        TitlePosition after = request.after();
        HubTitleIndex.forEach(
                stores.hubs().hubOrder(), request.prefix(), after == null ? null : after.title(), (title, hub) -> {
                    // Hubs with equal titles are in the order of their numbers, not of their ids, so all of them are
                    // read.
                    if (found.size() > request.limit()
                            && !found.get(found.size() - 1).position().title().equals(title)) {
                        return false;
                    }
                    TitlePosition position =
                            new TitlePosition(title, stores.hubs().numbers().id(hub));
                    LeaderboardEntry entry =
                            after != null && position.compareTo(after) <= 0 ? null : entry(stores, position.id(), hub);
                    if (entry != null) {
                        found.add(new TitleMatch(position, entry));
                    }
                    return true;
                });
        found.sort(Comparator.comparing(TitleMatch::position));
        // One hub more than the page has shows whether another page follows.
        return new PartitionTitlePage(found.stream().limit(request.limit() + 1L).toList(), asOf);
    }

    private static @Nullable LeaderboardEntry entry(PartitionStores stores, WorkId id, int hub) {
        HubHeader header = HubHeaderStore.get(stores.hubs().headers(), hub);
        if (header == null || !header.published()) {
            // The hub was withdrawn after the index was read.
            return null;
        }
        PublishedState shown = header.shown();
        return new LeaderboardEntry(
                id,
                shown.citingWorks(),
                stores.factsOf(hub).title(),
                shown.tier(),
                shown.label(),
                shown.citingWorks(),
                shown.windows());
    }

    /** A hub with its position in the order of titles. */
    record TitleMatch(@JsonProperty("place") TitlePosition position, LeaderboardEntry hub) {}

    /** The first matching hubs of a partition after the cursor. */
    record PartitionTitlePage(List<TitleMatch> found, InputOffsets asOf) {}
}
