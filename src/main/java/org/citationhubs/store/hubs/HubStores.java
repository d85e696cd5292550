package org.citationhubs.store.hubs;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.CachedCitingLists;
import org.citationhubs.store.pending.PendingWork;
import org.citationhubs.store.works.OwnedWork;
import org.citationhubs.store.works.OwnedWorkStore;
import org.citationhubs.store.works.SourceSets;

/**
 * Read and write access to the stores of one partition of hubs, over the {@link HubStoresView} that queries read.
 *
 * <p>Owned by one stream thread.
 */
public final class HubStores {

    private final HubStoresView view;
    private final KeyValueStore<Bytes, byte[]> numbers;
    private final SourceSets sets;
    private final KeyValueStore<Bytes, byte[]> headers;
    private final KeyValueStore<Bytes, byte[]> citingWorks;
    private final KeyValueStore<Bytes, byte[]> statements;
    private final KeyValueStore<Bytes, byte[]> citingOrder;
    private final KeyValueStore<Bytes, byte[]> hubOrder;
    private final KeyValueStore<Bytes, byte[]> coCitations;
    private final KeyValueStore<Bytes, byte[]> works;
    private final KeyValueStore<Bytes, byte[]> titles;
    private final KeyValueStore<Bytes, byte[]> progress;
    private final List<KeyValueStore<Bytes, byte[]>> onDisk;
    private final CachedCitingLists lists;
    private final PendingWork pending;
    private final PackedWriter out = new PackedWriter();

    /**
     * Opens the stores that {@code store} returns for their {@link StoreNames names}.
     *
     * @param cachedListBytes heap for cached citing lists at the moment
     */
    public HubStores(Function<String, KeyValueStore<Bytes, byte[]>> store, LongSupplier cachedListBytes) {
        this.numbers = store.apply(StoreNames.WORK_NUMBERS);
        this.sets = new SourceSets(numbers);
        this.headers = store.apply(StoreNames.HUBS);
        this.citingWorks = store.apply(StoreNames.CITING_WORKS);
        this.statements = store.apply(StoreNames.STATEMENTS);
        this.citingOrder = store.apply(StoreNames.CITING_ORDER);
        this.hubOrder = store.apply(StoreNames.HUB_ORDER);
        this.coCitations = store.apply(StoreNames.CO_CITATIONS);
        this.works = store.apply(StoreNames.WORKS);
        this.titles = store.apply(StoreNames.TITLES);
        this.progress = store.apply(StoreNames.PROGRESS);
        this.onDisk = StoreNames.HUBS_ON_DISK.stream().map(store).toList();
        KeyValueStore<Bytes, byte[]> citingLists = store.apply(StoreNames.CITING_LISTS);
        this.lists = new CachedCitingLists(citingLists, out, cachedListBytes);
        this.pending = new PendingWork(store.apply(StoreNames.UNPUBLISHED));
        this.view = new HubStoresView(store, sets.view(), citingLists, lists::get);
    }

    /** Returns the read access that queries have too; its reader uses the cached citing lists. */
    public HubStoresView view() {
        return view;
    }

    /** Returns the reader that puts a hub together from its stores. */
    public HubReader reader() {
        return view.reader();
    }

    /** Returns the store {@link StoreNames#WORK_NUMBERS}. */
    public KeyValueStore<Bytes, byte[]> numbers() {
        return numbers;
    }

    /** Returns the numbers of sets of systems. */
    public SourceSets sets() {
        return sets;
    }

    /** Returns the store {@link StoreNames#HUBS}. */
    public KeyValueStore<Bytes, byte[]> headers() {
        return headers;
    }

    /** Returns the store {@link StoreNames#CITING_WORKS}. */
    KeyValueStore<Bytes, byte[]> citingWorks() {
        return citingWorks;
    }

    /** Returns the store {@link StoreNames#STATEMENTS}. */
    KeyValueStore<Bytes, byte[]> statements() {
        return statements;
    }

    /** Returns the store {@link StoreNames#CITING_ORDER}. */
    public KeyValueStore<Bytes, byte[]> citingOrder() {
        return citingOrder;
    }

    /** Returns the store {@link StoreNames#HUB_ORDER}. */
    public KeyValueStore<Bytes, byte[]> hubOrder() {
        return hubOrder;
    }

    /** Returns the store {@link StoreNames#CO_CITATIONS}. */
    KeyValueStore<Bytes, byte[]> coCitations() {
        return coCitations;
    }

    /** Returns the store {@link StoreNames#WORKS}. */
    public KeyValueStore<Bytes, byte[]> works() {
        return works;
    }

    /** Stores a work that the partition owns. */
    public void putWork(int number, OwnedWork work) {
        OwnedWorkStore.put(works, out, sets, number, work);
    }

    /** Returns the store {@link StoreNames#TITLES}. */
    public KeyValueStore<Bytes, byte[]> titles() {
        return titles;
    }

    /** Returns the store {@link StoreNames#PROGRESS}. */
    public KeyValueStore<Bytes, byte[]> progress() {
        return progress;
    }

    /** Returns the stores that are on disk. */
    public List<KeyValueStore<Bytes, byte[]>> onDisk() {
        return onDisk;
    }

    /** Returns the citing lists with their cache. */
    public CachedCitingLists lists() {
        return lists;
    }

    /** Returns the work that must survive a crash, in the store {@link StoreNames#UNPUBLISHED}. */
    public PendingWork pending() {
        return pending;
    }

    /** Returns the buffer into which values are packed, one at a time. */
    public PackedWriter out() {
        return out;
    }
}
