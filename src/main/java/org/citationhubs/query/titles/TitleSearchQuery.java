package org.citationhubs.query.titles;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.text.TitleKey;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.query.leaderboard.LeaderboardEntry;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.store.hubs.HubHeader;
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
        // One hub more than the page has shows whether another page follows.
        TitleSelection found = new TitleSelection(stores, request.after(), request.limit() + 1);
        TitlePosition after = request.after();
        HubTitleIndex.forEach(
                stores.hubs().hubOrder(), request.prefix(), after == null ? null : after.title(), found::offer);
        return new PartitionTitlePage(found.matches(), asOf);
    }

    /**
     * Keeps the first hubs. Hubs with equal titles are in the order of their numbers, not of their ids, so all of them
     * are read, however many there are, and only those of the page are kept.
     */
    private static final class TitleSelection {

        private final PartitionStores stores;
        private final @Nullable TitlePosition after;
        private final int most;
        private final PriorityQueue<TitledHub> last =
                new PriorityQueue<>(Comparator.comparing(TitledHub::position).reversed());
        private @Nullable TitleKey title;

        TitleSelection(PartitionStores stores, @Nullable TitlePosition after, int most) {
            this.stores = stores;
            this.after = after;
            this.most = most;
        }

        /** Keeps a hub if it is one of the first; returns false if no later one can be. */
        boolean offer(TitleKey next, int hub) {
            if (last.size() >= most && !next.equals(title)) {
                return false;
            }
            TitlePosition position =
                    new TitlePosition(next, stores.hubs().numbers().id(hub));
            if (after != null && position.compareTo(after) <= 0) {
                return true;
            }
            HubHeader header = stores.hubs().header(hub);
            // A hub may have been withdrawn after the index was read.
            if (header != null && header.published()) {
                title = next;
                last.add(new TitledHub(position, hub, header.shown()));
                if (last.size() > most) {
                    TitledHub unused = last.remove();
                }
            }
            return true;
        }

        List<TitleMatch> matches() {
            return last.stream()
                    .sorted(Comparator.comparing(TitledHub::position))
                    .map(hub -> new TitleMatch(hub.position, hub.entry(stores)))
                    .toList();
        }
    }

    private record TitledHub(TitlePosition position, int number, PublishedState shown) {

        LeaderboardEntry entry(PartitionStores stores) {
            return new LeaderboardEntry(
                    position.id(),
                    shown.citingWorks(),
                    stores.factsOf(number).title(),
                    shown.tier(),
                    shown.label(),
                    shown.citingWorks(),
                    shown.windows());
        }
    }

    /** A hub with its position in the order of titles. */
    record TitleMatch(@JsonProperty("place") TitlePosition position, LeaderboardEntry hub) {}

    /** The first matching hubs of a partition after the cursor. */
    record PartitionTitlePage(List<TitleMatch> found, InputOffsets asOf) {}
}
