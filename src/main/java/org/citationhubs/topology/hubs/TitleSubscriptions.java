package org.citationhubs.topology.hubs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.summary.CoCitedWork;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.memory.DirectMappedCache;
import org.citationhubs.store.memory.HeapWeights;
import org.citationhubs.store.works.OwnedWork;
import org.citationhubs.store.works.WorkNumbers;
import org.citationhubs.store.works.WorkTitles;
import org.citationhubs.store.works.WorkTitles.StoredTitle;
import org.citationhubs.topology.hubs.HubStageOutput.HubMessageOutput;
import org.citationhubs.topology.hubs.RoundBudget.Deadline;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.HubStageMessage.TitleReplies;
import org.citationhubs.topology.message.HubStageMessage.TitleReply;
import org.citationhubs.topology.message.HubStageMessage.TitleRequests;
import org.citationhubs.topology.message.MessageParts;
import org.jspecify.annotations.Nullable;

/**
 * The titles of co-cited works. A title is stored by the partition that owns the work. A partition whose hubs show the
 * work requests the title once, and receives it again whenever it changes. This class serves both sides: the requests
 * of this partition, and those of others to it. Used by one stream thread.
 */
final class TitleSubscriptions {

    private static final int TITLE_BYTES = 24;

    private final HubPartitionContext context;
    private final HubStores stores;
    private final WorkNumbers numbers;
    private final DirectMappedCache<StoredTitle> cache;

    /** The works to request, by the partition that owns them. */
    private final Map<Integer, List<WorkId>> unsent = new TreeMap<>();

    /** The hubs that show a requested work, by the work. */
    private final Map<Integer, Set<Integer>> hubsByWork = new HashMap<>();

    /** The number of requested works that a hub shows. */
    private final Map<Integer, Integer> requestsByHub = new HashMap<>();

    private final TitleChangeScan changed;

    /**
     * Creates the titles of one partition.
     *
     * @param cacheBytes heap for cached titles at the moment
     */
    TitleSubscriptions(HubPartitionContext context, LongSupplier cacheBytes) {
        this.context = context;
        this.stores = context.stores();
        this.numbers = context.numbers();
        this.cache = new DirectMappedCache<>(cacheBytes, title -> TITLE_BYTES + HeapWeights.of(title.text()));
        this.changed = new TitleChangeScan(stores);
    }

    /**
     * Returns co-cited works of a hub with their titles; titles that are not known yet are null, and will be requested.
     */
    List<CoCitedWork> coCited(List<RankedWork> works, int hub) {
        List<CoCitedWork> titled = new ArrayList<>(works.size());
        for (RankedWork work : works) {
            titled.add(new CoCitedWork(numbers.id(work.number()), title(work.number(), hub), work.count()));
        }
        return titled;
    }

    /** Requests the titles of co-cited works of a hub, and returns whether replies are outstanding. */
    boolean request(List<RankedWork> works, int hub) {
        works.forEach(work -> title(work.number(), hub));
        return isIncomplete(hub);
    }

    /**
     * Returns the title of a work that a hub shows. It is null until it is known, and stays null if no event states it.
     */
    @Nullable
    String title(int work, int hub) {
        Set<Integer> hubs = hubsByWork.get(work);
        if (hubs == null) {
            StoredTitle title = stored(work);
            if (title != null) {
                return title.text();
            }
            hubs = new HashSet<>();
            hubsByWork.put(work, hubs);
            WorkId id = numbers.id(work);
            unsent.computeIfAbsent(context.partitioner().of(id), owner -> new ArrayList<>())
                    .add(id);
        }
        if (hubs.add(hub)) {
            requestsByHub.merge(hub, 1, Integer::sum);
        }
        return null;
    }

    /** Evicts cached titles until the bound holds, which may be lower than before. */
    void trim() {
        cache.trim();
    }

    /** Returns whether replies about works that a hub shows are outstanding. */
    boolean isIncomplete(int hub) {
        return requestsByHub.containsKey(hub);
    }

    private @Nullable StoredTitle stored(int work) {
        StoredTitle title = cache.get(work);
        if (title == null) {
            title = WorkTitles.get(stores.titles(), work);
            if (title != null) {
                cache.put(work, title);
            }
        }
        return title;
    }

    /** Sends the requests that have accumulated. */
    void sendRequests() {
        unsent.forEach((owner, works) -> MessageParts.split(
                works,
                work -> MessageParts.bytes(work.value()),
                part -> send(owner, new TitleRequests(context.partition(), part))));
        unsent.clear();
    }

    /** Replies to a partition that shows works of this one, and subscribes it to changes of their titles. */
    void onRequests(int byPartition, List<WorkId> works) {
        List<TitleReply> replies = new ArrayList<>(works.size());
        for (WorkId id : works) {
            int number = numbers.number(id);
            OwnedWork work = stores.view().work(number);
            if (!work.showing().contains(byPartition)) {
                stores.putWork(number, work.withSubscriber(byPartition));
            }
            replies.add(new TitleReply(id, work.description().facts().title()));
        }
        MessageParts.split(
                replies,
                reply -> MessageParts.bytes(reply.work().value()) + MessageParts.bytes(reply.title()),
                part -> send(byPartition, new TitleReplies(part)));
    }

    /** Sends the new title of a work of this partition to all subscribed partitions. */
    void sendTitle(WorkId id, OwnedWork work, @Nullable String title) {
        TitleReplies reply = new TitleReplies(List.of(new TitleReply(id, title)));
        work.showing().stream().forEach(subscriber -> send(subscriber, reply));
    }

    private void send(int partition, HubStageMessage message) {
        context.outputs().accept(new HubMessageOutput(partition, message));
    }

    /** Stores titles that this partition requested, or that changed since. */
    TitleUpdates onReplies(List<TitleReply> replies) {
        TitleUpdates updates = new TitleUpdates(new ArrayList<>(), new ArrayList<>());
        for (TitleReply reply : replies) {
            onReply(reply, updates);
        }
        return updates;
    }

    private void onReply(TitleReply reply, TitleUpdates updates) {
        int number = numbers.number(reply.work());
        StoredTitle title = new StoredTitle(reply.title());
        Set<Integer> hubs = hubsByWork.remove(number);
        if (hubs == null) {
            StoredTitle before = stored(number);
            if (!title.equals(before)) {
                store(number, title);
            }
            if (title.text() != null || (before != null && before.text() != null)) {
                // Either the title changed or went away, or this is the reply to a request from before a crash, even if
                // the request was repeated and answered since. In all cases the hubs that show the work are not in
                // memory.
                changed.add(number);
            }
            return;
        }
        // A requested title was not known before.
        store(number, title);
        if (title.text() != null) {
            updates.changed().addAll(hubs);
        }
        for (int hub : hubs) {
            Integer outstanding = requestsByHub.computeIfPresent(hub, (key, count) -> count == 1 ? null : count - 1);
            if (outstanding == null) {
                updates.complete().add(hub);
            }
        }
    }

    private void store(int work, StoredTitle title) {
        WorkTitles.put(stores.titles(), stores.out(), work, title);
        cache.put(work, title);
    }

    /**
     * Continues the scan for hubs that show a title that changed.
     *
     * @param end when to stop
     * @param found receives the hubs
     */
    void scanChanges(Deadline end, IntConsumer found) {
        changed.resume(end, found);
    }

    /**
     * What replies mean for the hubs of the partition.
     *
     * @param changed hubs that show a title that was not known before
     * @param complete hubs that wait for no title any more
     */
    record TitleUpdates(List<Integer> changed, List<Integer> complete) {}
}
