package org.citationhubs.store.hubs;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.citationhubs.store.hubs.HubReader.CurrentHub;
import org.citationhubs.store.kv.KeyPresenceFilter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps recently changed hubs in memory, up to a bound of heap; the least recently used is dropped first.
 *
 * <p>Owned by one stream thread.
 */
public final class HubCache {

    private final HubStores stores;
    private final LongSupplier maxBytes;
    /** The hubs that were in memory at some time: only these can be in the stores. */
    private final KeyPresenceFilter written;

    private final Map<Integer, SizedHub> hubs = new LinkedHashMap<>(1_024, 0.75f, true);
    /** Hubs that were handed out since they were weighed: their users read more of them into memory. */
    private final List<SizedHub> unweighed = new ArrayList<>();

    private long bytes;

    /** Keeps the hubs of one partition within {@code maxBytes} of heap, which may change at any time. */
    public HubCache(HubStores stores, LongSupplier maxBytes) {
        this.stores = stores;
        this.maxBytes = maxBytes;
        this.written = KeyPresenceFilter.over(List.of(stores.headers(), stores.citingWorks()));
    }

    /** Returns the hub of a number, an empty one if no work cites it yet. */
    public InMemoryHub of(int number) {
        SizedHub known = hubs.get(number);
        if (known == null) {
            return add(
                    number,
                    written.mayContain(number) ? stores.reader().current(number) : CurrentHub.ofUncited(number));
        }
        return handOut(known);
    }

    /** Returns the empty hub of a newly assigned number, without reading the stores. */
    public InMemoryHub ofNew(int number) {
        InMemoryHub hub = add(number, CurrentHub.ofUncited(number));
        hub.setNew();
        return hub;
    }

    /** Returns the stored header of a hub, null if none is stored. */
    public @Nullable HubHeader storedHeader(int number) {
        SizedHub known = hubs.get(number);
        if (known == null) {
            return written.mayContain(number) ? stores.view().header(number) : null;
        }
        return known.hub.isStored() ? known.hub.header() : null;
    }

    /** Drops the authors and the id of a hub from memory, because its description changed. */
    public void forgetProfile(int number) {
        SizedHub known = hubs.get(number);
        if (known != null) {
            known.hub.forgetProfile();
        }
    }

    private InMemoryHub add(int number, CurrentHub current) {
        SizedHub known = new SizedHub(new InMemoryHub(stores, current));
        written.add(number);
        hubs.put(number, known);
        return handOut(known);
    }

    private InMemoryHub handOut(SizedHub sized) {
        if (sized.weighed) {
            sized.weighed = false;
            unweighed.add(sized);
        }
        return sized.hub;
    }

    private void weigh(SizedHub sized) {
        long now = sized.hub.heapBytes();
        bytes += now - sized.bytes;
        sized.bytes = now;
        sized.weighed = true;
    }

    /**
     * Weighs the hubs that were used, and drops hubs until the bound holds. Call it when no {@link InMemoryHub} is in
     * use: after each record and each publication.
     */
    public void shrink() {
        unweighed.forEach(this::weigh);
        unweighed.clear();
        Iterator<SizedHub> oldestFirst = hubs.values().iterator();
        long max = maxBytes.getAsLong();
        while (bytes > max && oldestFirst.hasNext()) {
            bytes -= oldestFirst.next().bytes;
            oldestFirst.remove();
        }
    }

    /** Returns the estimated heap use of all hubs, each weighed as it is now. */
    long heapBytes() {
        return hubs.values().stream().mapToLong(sized -> sized.hub.heapBytes()).sum();
    }

    private static final class SizedHub {

        private final InMemoryHub hub;
        private long bytes;
        private boolean weighed = true;

        SizedHub(InMemoryHub hub) {
            this.hub = hub;
        }
    }
}
