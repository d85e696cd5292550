package org.citationhubs.query.page;

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
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.query.page.MergedPages.MergedPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergedPagesTest {

    private static final Comparator<Item> ORDER =
            Comparator.<Item>comparingLong(item -> -item.key()).thenComparing(Item::id);

    private final MergedPages<Item> pages = new MergedPages<>(Item::key, Item::id);

    @Test
    void mergesTheFirstItemsOfAllPagesInOrder() {
        MergedPage<Item> page =
                pages.merge('l', 3, List.of(List.of(item(9, "b"), item(4, "d")), List.of(item(9, "a"), item(5, "c"))));

        assertThat(page.items()).containsExactly(item(9, "a"), item(9, "b"), item(5, "c"));
        assertThat(Cursor.decode(page.nextCursor(), 'l')).isEqualTo(new Cursor('l', 5, id("c")));
    }

    @Test
    void lastPageHasNoCursor() {
        assertThat(pages.merge('l', 2, List.of(List.of(item(1, "a")), List.of(item(2, "b")), List.of())))
                .isEqualTo(new MergedPage<>(List.of(item(2, "b"), item(1, "a")), null));
    }

    @Property(tries = 200)
    void aGrowingListGivesEveryOldItemExactlyOnce(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int pieces,
            @ForAll @IntRange(min = 1, max = 7) int limit) {
        // given a list on several partitions, with many equal keys
        Random random = new Random(seed);
        List<List<Item>> list = new ArrayList<>();
        for (int piece = 0; piece < pieces; piece++) {
            list.add(new ArrayList<>());
        }
        int[] number = {0};
        Set<Item> there = new HashSet<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            there.add(grow(list, random, number));
        }
        // when it grows between any two pages
        Map<Item, Integer> given = new HashMap<>();
        Cursor after = null;
        List<Item> all = new ArrayList<>();
        do {
            MergedPage<Item> page = page(list, after, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(item -> given.merge(item, 1, Integer::sum));
            all.addAll(page.items());
            after = page.nextCursor() == null ? null : Cursor.decode(page.nextCursor(), 'l');
            if (number[0] < 80) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    grow(list, random, number);
                }
            }
        } while (after != null);
        // then no item is missing or repeated, and all are in order
        assertThat(given.keySet()).containsAll(there);
        assertThat(given.values()).allMatch(times -> times == 1);
        assertThat(all).isSortedAccordingTo(ORDER);
    }

    private static Item grow(List<List<Item>> list, Random random, int[] number) {
        Item item = item(random.nextInt(6), "w" + number[0]++);
        list.get(random.nextInt(list.size())).add(item);
        return item;
    }

    /** Each partition gives one item more than the page has. */
    private MergedPage<Item> page(List<List<Item>> list, @Nullable Cursor after, int limit) {
        List<List<Item>> firsts = list.stream()
                .map(piece -> piece.stream()
                        .filter(item -> after == null || ORDER.compare(item, new Item(after.key(), after.id())) > 0)
                        .sorted(ORDER)
                        .limit(limit + 1L)
                        .toList())
                .toList();
        return pages.merge('l', limit, firsts);
    }

    private static Item item(long key, String id) {
        return new Item(key, id(id));
    }

    private static WorkId id(String id) {
        return WorkId.parse("pith:" + id);
    }

    private record Item(long key, WorkId id) {}
}
