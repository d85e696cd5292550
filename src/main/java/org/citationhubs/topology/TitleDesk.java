package org.citationhubs.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.citationhubs.citation.WorkId;
import org.citationhubs.store.HubStores;
import org.citationhubs.store.RecentByNumber;
import org.citationhubs.store.Titles;
import org.citationhubs.store.Titles.Title;
import org.citationhubs.store.Work;
import org.citationhubs.store.WorkNumbers;
import org.citationhubs.store.Works;
import org.citationhubs.topology.ToHubs.TitleTold;
import org.citationhubs.topology.ToHubs.TitlesAsked;
import org.citationhubs.topology.ToHubs.TitlesTold;
import org.jspecify.annotations.Nullable;

/**
 * Titles of co-cited works. A title lives with its work; a partition whose hubs show the work asks for it once and is told again
 * whenever it changes. Both sides of that are here: what this partition asks, and what it is asked.
 */
final class TitleDesk {

    private final HubStores stores;
    private final WorkNumbers numbers;
    private final Partitions partitions;
    private final int partition;
    private final HubOutlet outlet;
    private final IntConsumer shownChanged;
    private final IntConsumer allTold;
    private final RecentByNumber<Title> recent;
    private final Map<Integer, List<WorkId>> toAsk = new TreeMap<>();
    private final Map<Integer, Set<Integer>> waiting = new HashMap<>();
    private final Map<Integer, Integer> awaited = new HashMap<>();
    private final TitleSweep sweep;

    /**
     * Works on the stores of one partition.
     *
     * @param titlesRemembered how many titles are kept in memory
     * @param shownChanged hears of every hub that shows something else now
     * @param allTold hears of every hub that awaits no title any more
     */
    TitleDesk(
            HubStores stores,
            WorkNumbers numbers,
            Partitions partitions,
            int partition,
            HubOutlet outlet,
            int titlesRemembered,
            IntConsumer shownChanged,
            IntConsumer allTold) {
        this.stores = stores;
        this.numbers = numbers;
        this.partitions = partitions;
        this.partition = partition;
        this.outlet = outlet;
        this.shownChanged = shownChanged;
        this.allTold = allTold;
        this.recent = new RecentByNumber<>(titlesRemembered);
        this.sweep = new TitleSweep(stores, shownChanged);
    }

    /** The title of a work that a hub shows; null if nobody said it, or until it is told: then the hub changes once more. */
    @Nullable
    String title(int work, int hub) {
        Set<Integer> hubs = waiting.get(work);
        if (hubs == null) {
            Title title = known(work);
            if (title != null) {
                return title.text();
            }
            hubs = new HashSet<>();
            waiting.put(work, hubs);
            WorkId id = numbers.id(work);
            toAsk.computeIfAbsent(partitions.of(id), owner -> new ArrayList<>()).add(id);
        }
        if (hubs.add(hub)) {
            awaited.merge(hub, 1, Integer::sum);
        }
        return null;
    }

    /** Whether titles that a hub shows have been asked for and not been told yet. */
    boolean awaits(int hub) {
        return awaited.containsKey(hub);
    }

    private @Nullable Title known(int work) {
        Title title = recent.get(work);
        if (title == null) {
            title = Titles.get(stores.titles(), work);
            if (title != null) {
                recent.put(work, title);
            }
        }
        return title;
    }

    /** Sends what was not known since the last time. */
    void ask() {
        toAsk.forEach((owner, works) -> outlet.tell(owner, new TitlesAsked(partition, works)));
        toAsk.clear();
    }

    /** Another partition, or this one, shows works of this one. */
    void asked(int byPartition, List<WorkId> works) {
        List<TitleTold> answers = new ArrayList<>(works.size());
        for (WorkId id : works) {
            int number = numbers.number(id);
            Work work = Works.get(stores.works(), number);
            if (!work.showing().get(byPartition)) {
                Works.put(stores.works(), stores.out(), number, work.shownBy(byPartition));
            }
            answers.add(new TitleTold(id, work.description().facts().title()));
        }
        outlet.tell(byPartition, new TitlesTold(answers));
    }

    /** A work of this partition has another title: tells those who show it. */
    void retitled(WorkId id, Work work, @Nullable String title) {
        TitlesTold told = new TitlesTold(List.of(new TitleTold(id, title)));
        work.showing().stream().forEach(showing -> outlet.tell(showing, told));
    }

    /** The partition of the works answers, or tells of a change. */
    void told(List<TitleTold> titles) {
        for (TitleTold told : titles) {
            int number = numbers.number(told.work());
            Title now = new Title(told.title());
            Set<Integer> waitingHubs = waiting.remove(number);
            // Hubs wait for nothing but a title that is not known.
            Title before = waitingHubs == null ? known(number) : null;
            if (!now.equals(before)) {
                Titles.put(stores.titles(), stores.out(), number, now);
                recent.put(number, now);
            }
            boolean news = !Objects.equals(now.text(), before == null ? null : before.text());
            if (waitingHubs != null && news) {
                waitingHubs.forEach(shownChanged::accept);
            } else if (waitingHubs == null && now.text() != null) {
                // Either shown for long and changed, or the answer to a question from before a crash, even if it has
                // meanwhile
                // been asked and answered again: who shows it is not in memory.
                sweep.add(number);
            }
            if (waitingHubs != null) {
                waitingHubs.forEach(this::oneTold);
            }
        }
    }

    private void oneTold(int hub) {
        Integer left = awaited.computeIfPresent(hub, (key, count) -> count == 1 ? null : count - 1);
        if (left == null) {
            allTold.accept(hub);
        }
    }

    /** Goes on looking for hubs that show titles that changed, for so long at the most. */
    void sweep(Duration most) {
        sweep.goOn(most);
    }
}
