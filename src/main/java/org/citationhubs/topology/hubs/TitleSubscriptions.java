package org.citationhubs.topology.hubs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.memory.DirectMappedCache;
import org.citationhubs.store.works.OwnedWork;
import org.citationhubs.store.works.OwnedWorkStore;
import org.citationhubs.store.works.WorkNumbers;
import org.citationhubs.store.works.WorkTitles;
import org.citationhubs.store.works.WorkTitles.StoredTitle;
import org.citationhubs.topology.hubs.HubStageOutput.HubMessageOutput;
import org.citationhubs.topology.message.HubStageMessage.TitleReplies;
import org.citationhubs.topology.message.HubStageMessage.TitleReply;
import org.citationhubs.topology.message.HubStageMessage.TitleRequests;
import org.citationhubs.topology.message.WorkPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Titles of co-cited works. A title lives with its work; a partition whose hubs show the work asks for it once and is told again
 * whenever it changes. Both sides of that are here: what this partition asks, and what it is asked.
 */
final class TitleSubscriptions {

    private final HubStores stores;
    private final WorkNumbers numbers;
    private final WorkPartitioner partitions;
    private final int partition;
    private final Consumer<? super HubStageOutput> outputs;
    private final IntConsumer shownChanged;
    private final IntConsumer allTold;
    private final DirectMappedCache<StoredTitle> recent;
    private final Map<Integer, List<WorkId>> toAsk = new TreeMap<>();
    private final Map<Integer, Set<Integer>> waiting = new HashMap<>();
    private final Map<Integer, Integer> awaited = new HashMap<>();
    private final TitleChangeScan sweep;

    /**
     * Works on the stores of one partition.
     *
     * @param titlesRemembered how many titles are kept in memory
     * @param shownChanged hears of every hub that shows something else now
     * @param allTold hears of every hub that awaits no title any more
     */
    TitleSubscriptions(
            HubStores stores,
            WorkNumbers numbers,
            WorkPartitioner partitions,
            int partition,
            Consumer<? super HubStageOutput> outputs,
            int titlesRemembered,
            IntConsumer shownChanged,
            IntConsumer allTold) {
        this.stores = stores;
        this.numbers = numbers;
        this.partitions = partitions;
        this.partition = partition;
        this.outputs = outputs;
        this.shownChanged = shownChanged;
        this.allTold = allTold;
        this.recent = new DirectMappedCache<>(titlesRemembered);
        this.sweep = new TitleChangeScan(stores, shownChanged);
    }

    /** The title of a work that a hub shows; null if nobody said it, or until it is told: then the hub changes once more. */
    @Nullable
    String title(int work, int hub) {
        Set<Integer> hubs = waiting.get(work);
        if (hubs == null) {
            StoredTitle title = known(work);
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

    private @Nullable StoredTitle known(int work) {
        StoredTitle title = recent.get(work);
        if (title == null) {
            title = WorkTitles.get(stores.titles(), work);
            if (title != null) {
                recent.put(work, title);
            }
        }
        return title;
    }

    /** Sends what was not known since the last time. */
    void ask() {
        toAsk.forEach((owner, works) -> outputs.accept(new HubMessageOutput(owner, new TitleRequests(partition, works))));
        toAsk.clear();
    }

    /** Another partition, or this one, shows works of this one. */
    void asked(int byPartition, List<WorkId> works) {
        List<TitleReply> answers = new ArrayList<>(works.size());
        for (WorkId id : works) {
            int number = numbers.number(id);
            OwnedWork work = OwnedWorkStore.get(stores.works(), number);
            if (!work.showing().contains(byPartition)) {
                OwnedWorkStore.put(stores.works(), stores.out(), number, work.shownBy(byPartition));
            }
            answers.add(new TitleReply(id, work.description().facts().title()));
        }
        outputs.accept(new HubMessageOutput(byPartition, new TitleReplies(answers)));
    }

    /** A work of this partition has another title: tells those who show it. */
    void retitled(WorkId id, OwnedWork work, @Nullable String title) {
        TitleReplies told = new TitleReplies(List.of(new TitleReply(id, title)));
        work.showing().stream().forEach(showing -> outputs.accept(new HubMessageOutput(showing, told)));
    }

    /** The partition of the works answers, or tells of a change. */
    void told(List<TitleReply> titles) {
        for (TitleReply told : titles) {
            int number = numbers.number(told.work());
            StoredTitle now = new StoredTitle(told.title());
            Set<Integer> waitingHubs = waiting.remove(number);
            // Hubs wait for nothing but a title that is not known.
            StoredTitle before = waitingHubs == null ? known(number) : null;
            if (!now.equals(before)) {
                WorkTitles.put(stores.titles(), stores.out(), number, now);
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
