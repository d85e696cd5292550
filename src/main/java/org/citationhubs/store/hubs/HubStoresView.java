package org.citationhubs.store.hubs;

import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.CitingList;
import org.citationhubs.store.lists.CitingListStore;
import org.citationhubs.store.rows.CitingWorkRows;
import org.citationhubs.store.works.OwnedWork;
import org.citationhubs.store.works.OwnedWorkStore;
import org.citationhubs.store.works.SourceSetsView;
import org.citationhubs.store.works.WorkNumbersView;
import org.jspecify.annotations.Nullable;

/**
 * Read access to the stores of one partition of hubs: the same for the stream thread that owns the partition and for a
 * query on another thread.
 */
public final class HubStoresView {

    private final WorkNumbersView numbers;
    private final SourceSetsView sets;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> citingLists;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> headers;
    private final CitingWorkRows citingWorks;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> statements;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> citingOrder;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> hubOrder;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> works;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> titles;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> unpublished;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> progress;
    private final HubReader reader;

    /** Reads the stores that {@code store} returns for their {@link StoreNames names}. */
    public HubStoresView(Function<String, ? extends ReadOnlyKeyValueStore<Bytes, byte[]>> store) {
        this(store, store.apply(StoreNames.CITING_LISTS));
    }

    private HubStoresView(
            Function<String, ? extends ReadOnlyKeyValueStore<Bytes, byte[]>> store,
            ReadOnlyKeyValueStore<Bytes, byte[]> citingLists) {
        this(
                store,
                new SourceSetsView(store.apply(StoreNames.WORK_NUMBERS)),
                citingLists,
                citing -> CitingListStore.get(citingLists, citing));
    }

    /** Reads the lists of citing works through {@code cachedLists}. */
    HubStoresView(
            Function<String, ? extends ReadOnlyKeyValueStore<Bytes, byte[]>> store,
            SourceSetsView sets,
            ReadOnlyKeyValueStore<Bytes, byte[]> citingLists,
            IntFunction<CitingList> cachedLists) {
        this.numbers = new WorkNumbersView(store.apply(StoreNames.WORK_NUMBERS));
        this.sets = sets;
        this.citingLists = citingLists;
        this.headers = store.apply(StoreNames.HUBS);
        this.citingWorks = new CitingWorkRows(store.apply(StoreNames.CITING_WORKS), sets);
        this.statements = store.apply(StoreNames.STATEMENTS);
        this.citingOrder = store.apply(StoreNames.CITING_ORDER);
        this.hubOrder = store.apply(StoreNames.HUB_ORDER);
        this.works = store.apply(StoreNames.WORKS);
        this.titles = store.apply(StoreNames.TITLES);
        this.unpublished = store.apply(StoreNames.UNPUBLISHED);
        this.progress = store.apply(StoreNames.PROGRESS);
        this.reader = new HubReader(
                headers, citingWorks, sets, store.apply(StoreNames.CO_CITATIONS), cachedLists, statements);
    }

    /** Returns the numbers of works and the works of numbers. */
    public WorkNumbersView numbers() {
        return numbers;
    }

    /** Returns the store {@link StoreNames#CITING_LISTS}. */
    public ReadOnlyKeyValueStore<Bytes, byte[]> citingLists() {
        return citingLists;
    }

    /** Returns the store {@link StoreNames#HUBS}. */
    public ReadOnlyKeyValueStore<Bytes, byte[]> headers() {
        return headers;
    }

    /** Returns the stored header of a hub, null if there is none. */
    public @Nullable HubHeader header(int hub) {
        return HubHeaderStore.get(headers, sets, hub);
    }

    /** Returns a work that the partition owns, an unknown one if none is stored. */
    public OwnedWork work(int number) {
        return OwnedWorkStore.get(works, sets, number);
    }

    /** Returns the sets of systems by number. */
    public SourceSetsView sets() {
        return sets;
    }

    /** Returns the rows of hubs. */
    public CitingWorkRows citingWorks() {
        return citingWorks;
    }

    /** Returns the store {@link StoreNames#STATEMENTS}. */
    public ReadOnlyKeyValueStore<Bytes, byte[]> statements() {
        return statements;
    }

    /** Returns the store {@link StoreNames#CITING_ORDER}. */
    public ReadOnlyKeyValueStore<Bytes, byte[]> citingOrder() {
        return citingOrder;
    }

    /** Returns the store {@link StoreNames#HUB_ORDER}. */
    public ReadOnlyKeyValueStore<Bytes, byte[]> hubOrder() {
        return hubOrder;
    }

    /** Returns the store {@link StoreNames#WORKS}. */
    public ReadOnlyKeyValueStore<Bytes, byte[]> works() {
        return works;
    }

    /** Returns the store {@link StoreNames#TITLES}. */
    public ReadOnlyKeyValueStore<Bytes, byte[]> titles() {
        return titles;
    }

    /** Returns the store {@link StoreNames#UNPUBLISHED}. */
    public ReadOnlyKeyValueStore<Bytes, byte[]> unpublished() {
        return unpublished;
    }

    /** Returns the store {@link StoreNames#PROGRESS}. */
    public ReadOnlyKeyValueStore<Bytes, byte[]> progress() {
        return progress;
    }

    /** Returns the reader that puts a hub together from its stores. */
    public HubReader reader() {
        return reader;
    }
}
