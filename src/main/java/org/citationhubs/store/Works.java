package org.citationhubs.store;

import java.util.BitSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.Identity;
import org.citationhubs.citation.WorkDescription;
import org.citationhubs.serde.PackedIdentities;
import org.citationhubs.serde.PackedParts;
import org.citationhubs.serde.PackedReader;
import org.citationhubs.serde.PackedWriter;

/** Works of this partition by number. */
public final class Works {

    private static final int VERSION = 2;

    private Works() {}

    /** A work, an unknown one if nothing was said of it. */
    public static Work get(ReadOnlyKeyValueStore<Bytes, byte[]> store, int number) {
        byte[] bytes = store.get(Keys.of(number));
        return bytes == null ? Work.unknown() : read(bytes);
    }

    /** Keeps a work. */
    public static void put(KeyValueStore<Bytes, byte[]> store, PackedWriter out, int number, Work work) {
        store.put(Keys.of(number), write(out, work));
    }

    static byte[] write(PackedWriter out, Work work) {
        out.reset().writeByte(VERSION).writeCount(work.showing().cardinality());
        int before = 0;
        for (int partition = work.showing().nextSetBit(0);
                partition >= 0;
                partition = work.showing().nextSetBit(partition + 1)) {
            out.writeCount(partition - (long) before);
            before = partition;
        }
        PackedParts.writeDescription(out, work.asCited());
        PackedParts.writeDescription(out, work.itself());
        if (!work.identity().equals(Identity.OWN)) {
            PackedIdentities.writeIdentity(out, work.identity());
        }
        return out.toBytes();
    }

    static Work read(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).requireVersion(VERSION, "a work");
        int partitions = in.readCount();
        BitSet showing = new BitSet();
        int partition = 0;
        for (int i = 0; i < partitions; i++) {
            partition += in.readCount();
            showing.set(partition);
        }
        WorkDescription asCited = PackedParts.readDescription(in);
        WorkDescription itself = PackedParts.readDescription(in);
        return new Work(asCited, itself, showing, in.hasMore() ? PackedIdentities.readIdentity(in) : Identity.OWN);
    }
}
