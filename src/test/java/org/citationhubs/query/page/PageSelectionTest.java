package org.citationhubs.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.query.page.PageSelection.SelectedPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageSelectionTest {

    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong((Entry entry) -> -entry.key).thenComparing(entry -> id(entry.work));

    @Property
    void pagesOfAnySizeFormTheListInOrder(
            @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> keys,
            @ForAll @IntRange(min = 1, max = 20) int limit,
            @ForAll Random random) {
        List<Entry> list = entries(keys);

        List<Entry> paged = new ArrayList<>();
        String cursor = null;
        do {
            Collections.shuffle(list, random);
            SelectedPage<Entry> page = page(list, limit, cursor);
            page.items().forEach(item -> paged.add(item.value()));
            cursor = page.next();
            assertThat(page.items().size())
                    .isEqualTo(cursor == null ? page.items().size() : limit);
        } while (cursor != null);

        list.sort(ORDER);
        assertThat(paged).isEqualTo(list);
    }

    @Property
    void aGrowingListGivesEveryOldEntryExactlyOnce(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 5) Integer> keys,
            @ForAll @IntRange(min = 1, max = 7) int limit,
            @ForAll @IntRange(min = 1, max = 60) int first) {
        List<Entry> all = entries(keys);
        int known = Math.min(first, all.size());
        Set<Entry> fromTheStart = new HashSet<>(all.subList(0, known));

        List<Entry> paged = new ArrayList<>();
        String cursor = null;
        do {
            SelectedPage<Entry> page = page(all.subList(0, known), limit, cursor);
            page.items().forEach(item -> paged.add(item.value()));
            cursor = page.next();
            known = Math.min(known + 3, all.size());
        } while (cursor != null);

        assertThat(paged).doesNotHaveDuplicates().containsAll(fromTheStart).isSortedAccordingTo(ORDER);
    }

    @Test
    void looksUpIdsOnlyForThePageAndForEqualKeys() {
        AtomicInteger lookups = new AtomicInteger();
        PageSelection<String> selection = new PageSelection<>(10, null, work -> {
            lookups.incrementAndGet();
            return id(work);
        });
        for (int i = 0; i < 100_000; i++) {
            selection.offer(i, i, "");
        }

        assertThat(selection.page('x').items()).hasSize(10);
        assertThat(lookups).hasValue(10);
    }

    private static List<Entry> entries(List<Integer> keys) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            entries.add(new Entry(keys.get(i), i));
        }
        return entries;
    }

    private static SelectedPage<Entry> page(List<Entry> list, int limit, @Nullable String cursor) {
        PageSelection<Entry> selection =
                new PageSelection<>(limit, cursor == null ? null : Cursor.decode(cursor, 'x'), PageSelectionTest::id);
        list.forEach(entry -> selection.offer(entry.key, entry.work, entry));
        return selection.page('x');
    }

    /** Numbers and ids in different orders. */
    private static WorkId id(int work) {
        return WorkId.parse("pith:" + Integer.reverse(work) % 10_007 + "-" + work);
    }

    private record Entry(long key, int work) {}
}
