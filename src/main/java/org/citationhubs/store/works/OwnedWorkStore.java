package org.citationhubs.store.works;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.serde.packed.PackedIdentities;
import org.citationhubs.serde.packed.PackedParts;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWorks;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;

/** Stores the works that this partition owns, by number. */
public final class OwnedWorkStore {

    private static final int VERSION = 2;

    /** As {@link #VERSION}, with fields that releases without sized fields cannot read, see {@link PackedWorks}. */
    private static final int VERSION_EXTENDED = 3;

    /** With subscriptions to what lists say of aliases. */
    private static final int VERSION_WITH_ALIASES = 4;

    private OwnedWorkStore() {}

    /** Returns a work, an unknown one if none is stored. */
    public static OwnedWork get(ReadOnlyKeyValueStore<Bytes, byte[]> store, int number) {
        byte[] bytes = store.get(StoreKeys.of(number));
        return bytes == null ? OwnedWork.unknown() : read(bytes);
    }

    /** Stores a work. */
    public static void put(KeyValueStore<Bytes, byte[]> store, PackedWriter out, int number, OwnedWork work) {
        store.put(StoreKeys.of(number), write(out, work));
    }

    static byte[] write(PackedWriter out, OwnedWork work) {
        boolean aliases = !work.aliases().isEmpty() || !work.survivors().isEmpty();
        out.reset()
                .writeByte(aliases ? VERSION_WITH_ALIASES : VERSION)
                .writeCount(work.showing().size());
        int before = 0;
        for (int partition : work.showing().stream().toArray()) {
            out.writeCount(partition - (long) before);
            before = partition;
        }
        PackedWorks.writeDescription(out, work.asCited());
        PackedWorks.writeDescription(out, work.itself());
        if (aliases || !work.identity().equals(WorkIdentity.OWN)) {
            PackedIdentities.writeIdentity(out, work.identity());
        }
        if (aliases) {
            PackedIdentities.writeDescriptions(out, work.aliases());
            PackedParts.writeIds(out, List.copyOf(work.survivors()));
            return out.toBytes();
        }
        return out.raiseVersion(0, VERSION_EXTENDED).toBytes();
    }

    static OwnedWork read(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        int version = in.readVersion(VERSION, VERSION_WITH_ALIASES, "a work");
        int partitions = in.readCount();
        List<Integer> showing = new ArrayList<>(partitions);
        int partition = 0;
        for (int i = 0; i < partitions; i++) {
            partition += in.readCount();
            showing.add(partition);
        }
        WorkDescription asCited = PackedWorks.readDescription(in);
        WorkDescription itself = PackedWorks.readDescription(in);
        WorkIdentity identity = in.hasMore() ? PackedIdentities.readIdentity(in) : WorkIdentity.OWN;
        boolean aliases = version == VERSION_WITH_ALIASES;
        return new OwnedWork(
                asCited,
                itself,
                PartitionSet.of(showing),
                identity,
                aliases ? PackedIdentities.readDescriptions(in) : Collections.emptySortedMap(),
                aliases ? new TreeSet<>(PackedParts.readIds(in)) : Collections.emptySortedSet());
    }
}
