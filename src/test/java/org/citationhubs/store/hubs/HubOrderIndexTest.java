package org.citationhubs.store.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.rank.LogLinearBucket;
import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.store.hubs.HubOrderIndex.HubFilter;
import org.citationhubs.store.hubs.HubOrderIndex.RankedHubVisitor;
import org.citationhubs.store.kv.InMemoryStores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HubOrderIndexTest {

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open("hub-order");

    @Property(tries = 100)
    void ordersListAndCountHubsByTierAndLabel(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int moves) {
        // given hubs that are shown in one way after another
        KeyValueStore<Bytes, byte[]> moved = InMemoryStores.open("moved");
        Random random = new Random(seed);
        Map<Integer, PublishedState> shown = new HashMap<>();
        for (int move = 0; move < moves; move++) {
            int hub = 1 + random.nextInt(20);
            PublishedState before = shown.getOrDefault(hub, PublishedState.NOTHING);
            PublishedState now = anyShown(random);
            HubOrderIndex.update(moved, hub, before, now);
            shown.put(hub, now);
        }
        // then they are found by what they were shown as last
        for (HubOrder order : HubOrder.values()) {
            for (HubFilter filter : List.<HubFilter>of(
                    (tier, label) -> true,
                    (tier, label) -> tier == Tier.HUB,
                    (tier, label) -> label == LabelName.CONTESTED,
                    (tier, label) -> label == null)) {
                Set<Integer> expected = new HashSet<>();
                shown.forEach((hub, how) -> {
                    if (order.value(how) >= 0 && filter.matches(how.tier(), how.label())) {
                        expected.add(hub);
                    }
                });
                List<Integer> found = all(moved, order, filter);
                assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(HubOrderIndex.count(moved, order, filter)).isEqualTo(expected.size());
            }
        }
    }

    @Test
    void visitStopsAtTheBucketThatTheVisitorEnds() {
        for (int hub = 1; hub <= 30; hub++) {
            HubOrderIndex.update(store, hub, PublishedState.NOTHING, shown(Tier.EMERGING, null, hub, 0, 0));
        }
        List<Integer> visited = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        HubOrderIndex.forEachBucket(store, HubOrder.CITING_WORKS, 12, (tier, label) -> true, new RankedHubVisitor() {
            @Override
            public boolean visit(List<Integer> hubs, double least, int read) {
                visited.addAll(hubs);
                steps.add(least + " " + read);
                return read < 3;
            }

            @Override
            public void visitLast(List<Integer> hubs) {
                throw new AssertionError("the visit must end before the last bucket");
            }
        });

        assertThat(visited).containsExactly(12, 11, 10);
        assertThat(steps).containsExactly("12.0 1", "11.0 2", "10.0 3");
    }

    @Property
    void leastCountIsTheFirstOfItsBucket(@ForAll @IntRange(min = 0, max = 100_000_000) int count) {
        int bucket = LogLinearBucket.of(count);

        assertThat(LogLinearBucket.least(bucket)).isLessThanOrEqualTo(count);
        assertThat(LogLinearBucket.of(LogLinearBucket.least(bucket))).isEqualTo(bucket);
        assertThat(bucket == 0 || LogLinearBucket.of(LogLinearBucket.least(bucket) - 1) == bucket - 1)
                .isTrue();
    }

    /** Returns the hubs of an order that match a filter, and checks the order of their buckets. */
    private static List<Integer> all(KeyValueStore<Bytes, byte[]> store, HubOrder order, HubFilter filter) {
        List<Integer> found = new ArrayList<>();
        List<Double> bounds = new ArrayList<>();
        HubOrderIndex.forEachBucket(store, order, Double.MAX_VALUE, filter, new RankedHubVisitor() {
            @Override
            public boolean visit(List<Integer> hubs, double least, int read) {
                found.addAll(hubs);
                bounds.add(least);
                return true;
            }

            @Override
            public void visitLast(List<Integer> hubs) {
                found.addAll(hubs);
            }
        });
        assertThat(bounds).isSortedAccordingTo(Comparator.reverseOrder());
        return found;
    }

    private static PublishedState anyShown(Random random) {
        Tier tier = Tier.ofCode(random.nextInt(3));
        return tier == Tier.NONE
                ? PublishedState.NOTHING
                : shown(
                        tier,
                        random.nextBoolean() ? null : LabelName.ofCode(5 + random.nextInt(2)),
                        1 + random.nextInt(60),
                        random.nextInt(3),
                        random.nextInt(3) - 1);
    }

    private static PublishedState shown(
            Tier tier, @Nullable LabelName label, int citingWorks, int lately, double zScore) {
        return new PublishedState(
                tier, label, citingWorks, ActivityWindows.of(0, 0, lately, lately, zScore), 0, 0, false, 0);
    }
}
