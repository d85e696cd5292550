package org.citationhubs.query.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.leaderboard.LeaderboardQuery.LeaderboardParams;
import org.citationhubs.query.leaderboard.LeaderboardQuery.PartitionLeaderboard;
import org.citationhubs.query.scatter.PartitionResults;

class LeaderboardReaderTest {

    private static final Comparator<LeaderboardEntry> IN_ORDER = Comparator.<LeaderboardEntry>comparingDouble(
                    leader -> -leader.value())
            .thenComparing(LeaderboardEntry::id);

    @Property(tries = 300)
    void pagesGiveEveryMatchOnceWithBoundedReads(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int partitions,
            @ForAll @IntRange(min = 1, max = 5) int limit,
            @ForAll @IntRange(min = 1, max = 10) int mostRead) {
        // given hubs of which few match a filter
        Random random = new Random(seed);
        List<List<LeaderboardEntry>> hubs = new ArrayList<>();
        List<LeaderboardEntry> wanted = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            List<LeaderboardEntry> of = new ArrayList<>();
            for (int hub = random.nextInt(40); hub > 0; hub--) {
                LeaderboardEntry leader = leader(partition + "-" + hub, random.nextInt(12), random.nextInt(6) == 0);
                of.add(leader);
                if (leader.tier() == Tier.MEGA_HUB) {
                    wanted.add(leader);
                }
            }
            of.sort(IN_ORDER);
            hubs.add(of);
        }
        // when the pages are read
        List<LeaderboardEntry> given = new ArrayList<>();
        String cursor = null;
        do {
            LeaderboardRequest request =
                    new LeaderboardRequest(HubOrder.CITING_WORKS, Tier.MEGA_HUB, null, limit, cursor);
            SortedMap<Integer, PartitionLeaderboard> answers = new TreeMap<>();
            for (int partition = 0; partition < partitions; partition++) {
                answers.put(partition, answer(hubs.get(partition), LeaderboardParams.of(request), mostRead));
            }
            LeaderboardPage page =
                    LeaderboardReader.page(request, new PartitionResults<>(answers, new TreeMap<>(), false));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            assertThat(page.total()).isEqualTo(wanted.size());
            given.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        // then each match is given once, in order
        wanted.sort(IN_ORDER);
        assertThat(given).isEqualTo(wanted);
    }

    /**
     * Answers like a partition: stops between two values when the page is full or the bound of a request is reached.
     */
    private static PartitionLeaderboard answer(List<LeaderboardEntry> hubs, LeaderboardParams wanted, int mostRead) {
        int total =
                (int) hubs.stream().filter(hub -> hub.tier() == wanted.tier()).count();
        List<LeaderboardEntry> found = new ArrayList<>();
        Double readTo = null;
        int read = 0;
        double last = Double.MAX_VALUE;
        for (LeaderboardEntry hub : hubs) {
            if (hub.value() > wanted.afterValue()) {
                continue;
            }
            boolean nextValue = hub.value() != last && read > 0;
            if (nextValue && (found.size() > wanted.limit() || found.size() >= total)) {
                break;
            }
            if (nextValue && read >= mostRead) {
                readTo = last;
                break;
            }
            read++;
            last = hub.value();
            if (hub.tier() == wanted.tier() && wanted.isAfter(hub.value(), hub.id())) {
                found.add(hub);
            }
        }
        return new PartitionLeaderboard(
                found.stream().limit(wanted.limit() + 1L).toList(), total, readTo, InputOffsets.NONE);
    }

    private static LeaderboardEntry leader(String id, int value, boolean mega) {
        return new LeaderboardEntry(
                WorkId.parse("pith:" + id),
                value,
                null,
                mega ? Tier.MEGA_HUB : Tier.HUB,
                null,
                value,
                ActivityWindows.NONE);
    }
}
