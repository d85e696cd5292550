package org.citationhubs.store.hubs;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.CachedCitingLists;

/** The stores of one stage-2 task with what reads and writes them; of one stream thread, never shared. */
public record HubStores(
        KeyValueStore<Bytes, byte[]> numbers,
        KeyValueStore<Bytes, byte[]> citingLists,
        KeyValueStore<Bytes, byte[]> hubs,
        KeyValueStore<Bytes, byte[]> citingWorks,
        KeyValueStore<Bytes, byte[]> statements,
        KeyValueStore<Bytes, byte[]> citingOrder,
        KeyValueStore<Bytes, byte[]> hubOrder,
        KeyValueStore<Bytes, byte[]> coCitations,
        KeyValueStore<Bytes, byte[]> works,
        KeyValueStore<Bytes, byte[]> titles,
        KeyValueStore<Bytes, byte[]> unpublished,
        KeyValueStore<Bytes, byte[]> progress,
        List<KeyValueStore<Bytes, byte[]>> onDisk,
        CachedCitingLists lists,
        HubReader reader,
        PackedWriter out) {

    /**
     * Takes the stores by their names.
     *
     * @param listsRemembered how many lists are kept in memory
     */
    public static HubStores of(Function<String, KeyValueStore<Bytes, byte[]>> store, int listsRemembered) {
        KeyValueStore<Bytes, byte[]> citingLists = store.apply(StoreNames.CITING_LISTS);
        PackedWriter out = new PackedWriter();
        CachedCitingLists lists = new CachedCitingLists(citingLists, out, listsRemembered);
        KeyValueStore<Bytes, byte[]> hubs = store.apply(StoreNames.HUBS);
        KeyValueStore<Bytes, byte[]> rows = store.apply(StoreNames.CITING_WORKS);
        KeyValueStore<Bytes, byte[]> pages = store.apply(StoreNames.CO_CITATIONS);
        KeyValueStore<Bytes, byte[]> statements = store.apply(StoreNames.STATEMENTS);
        return new HubStores(
                store.apply(StoreNames.WORK_NUMBERS),
                citingLists,
                hubs,
                rows,
                statements,
                store.apply(StoreNames.CITING_ORDER),
                store.apply(StoreNames.HUB_ORDER),
                pages,
                store.apply(StoreNames.WORKS),
                store.apply(StoreNames.TITLES),
                store.apply(StoreNames.UNPUBLISHED),
                store.apply(StoreNames.PROGRESS),
                StoreNames.HUBS_ON_DISK.stream().map(store).toList(),
                lists,
                new HubReader(hubs, rows, pages, lists::get, statements),
                out);
    }
}
