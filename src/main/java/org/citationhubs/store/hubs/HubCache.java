package org.citationhubs.store.hubs;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.store.hubs.HubReader.CurrentHub;
import org.citationhubs.store.kv.KeyPresenceFilter;
import org.jspecify.annotations.Nullable;

/** The hubs that changed lately, in memory up to a bound; the one not used for longest is forgotten first. */
public final class HubCache {

    private final HubStores stores;
    private final long mostBytes;
    /** Of hubs that were ever in memory: all that is stored of a hub was written by it. */
    private final KeyPresenceFilter written;

    private final Map<Integer, SizedHub> hubs = new LinkedHashMap<>(1_024, 0.75f, true);
    private long bytes;

    /** Keeps hubs of one task within so many bytes of heap. */
    public HubCache(HubStores stores, long mostBytes) {
        this.stores = stores;
        this.mostBytes = mostBytes;
        this.written = KeyPresenceFilter.to(List.of(stores.headers(), stores.citingWorks()));
    }

    /** The hub of a number; one that nobody cites yet is empty. */
    public InMemoryHub of(int number) {
        SizedHub known = hubs.get(number);
        if (known == null) {
            return remember(
                    number, written.mayHold(number) ? stores.reader().current(number) : CurrentHub.ofUncited(number));
        }
        weigh(known);
        return known.hub;
    }

    /** The hub of a number that was given this moment: the stores need not be asked. */
    public InMemoryHub ofNew(int number) {
        InMemoryHub hub = remember(number, CurrentHub.ofUncited(number));
        hub.begin();
        return hub;
    }

    /** The head of a hub as it is stored, null if it was never brought up to date. */
    public @Nullable HubHeader storedHead(int number) {
        SizedHub known = hubs.get(number);
        if (known == null) {
            return written.mayHold(number) ? HubHeaderStore.get(stores.headers(), number) : null;
        }
        return known.hub.isStored() ? known.hub.head() : null;
    }

    /** Something was said of a hub: authors or another id, perhaps. */
    public void described(int number) {
        SizedHub known = hubs.get(number);
        if (known != null) {
            known.hub.forgetProfile();
        }
    }

    private InMemoryHub remember(int number, CurrentHub current) {
        SizedHub known = new SizedHub(new InMemoryHub(stores, current));
        written.add(number);
        hubs.put(number, known);
        weigh(known);
        return known.hub;
    }

    private void weigh(SizedHub weighed) {
        long now = weighed.hub.heapBytes();
        bytes += now - weighed.bytes;
        weighed.bytes = now;
    }

    /** Forgets hubs until the bound holds; called between records, when nobody holds a hub. */
    public void shrink() {
        Iterator<SizedHub> oldestFirst = hubs.values().iterator();
        while (bytes > mostBytes && oldestFirst.hasNext()) {
            bytes -= oldestFirst.next().bytes;
            oldestFirst.remove();
        }
    }

    private static final class SizedHub {

        private final InMemoryHub hub;
        private long bytes;

        SizedHub(InMemoryHub hub) {
            this.hub = hub;
        }
    }
}
