package org.citationhubs.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.Polarity;
import org.citationhubs.citation.Role;
import org.citationhubs.hub.HubCounts;
import org.citationhubs.hub.RankedWork;
import org.citationhubs.hub.Tally;
import org.citationhubs.serde.PackedReader;
import org.citationhubs.serde.PackedWriter;
import org.jspecify.annotations.Nullable;

/** Hub to its {@link HubHead}. */
public final class HubHeads {

    private static final int VERSION = 1;

    private HubHeads() {}

    /** The head of a hub, null if none is stored. */
    public static @Nullable HubHead get(ReadOnlyKeyValueStore<Bytes, byte[]> store, int hub) {
        byte[] bytes = store.get(Keys.of(hub));
        return bytes == null ? null : read(bytes);
    }

    /** Stores the head of a hub. */
    public static void put(KeyValueStore<Bytes, byte[]> store, PackedWriter out, int hub, HubHead head) {
        store.put(Keys.of(hub), write(out, head));
    }

    /** The hub of a key of this store. */
    public static int hubOf(Bytes key) {
        return Keys.intAt(key, 0);
    }

    static byte[] write(PackedWriter out, HubHead head) {
        out.reset()
                .writeByte(VERSION)
                .writeCount(head.nextRow())
                .writeCount(head.mergedRows())
                .writeCount(head.merges())
                .writeByte(head.pageBits())
                .writeCount(head.revision())
                .writeByte(head.published() ? 1 : 0)
                .writeCount(head.coCitedWorks())
                .writeCount(head.coCitations())
                .writeCount(head.leading().size());
        for (RankedWork work : head.leading()) {
            out.writeCount(work.number()).writeCount(work.count());
        }
        writeCounts(out, head.counts());
        return out.toBytes();
    }

    private static void writeCounts(PackedWriter out, HubCounts counts) {
        out.writeCount(counts.citingWorks());
        Map<Integer, Integer> years = counts.years();
        out.writeCount(years.size());
        int before = 0;
        for (Map.Entry<Integer, Integer> year : years.entrySet()) {
            out.writeCount(year.getKey() - (long) before).writeCount(year.getValue());
            before = year.getKey();
        }
        out.writeCount(counts.stated());
        if (counts.stated() > 0) {
            out.writeCount(counts.classifiedCitingWorks());
            for (Polarity polarity : Polarity.values()) {
                writeTally(out, counts.statedPolarities().getOrDefault(polarity, Tally.ZERO));
            }
            for (Role role : Role.values()) {
                writeTally(out, counts.statedRoles().getOrDefault(role, Tally.ZERO));
            }
        }
    }

    private static void writeTally(PackedWriter out, Tally tally) {
        out.writeCount(tally.citingWorks()).writeCount(tally.statements()).writeCount(tally.anyCitingWorks());
    }

    static HubHead read(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).requireVersion(VERSION, "the head of a hub");
        int nextRow = in.readCount();
        int mergedRows = in.readCount();
        int merges = in.readCount();
        int pageBits = in.readByte();
        long revision = in.readLongCount();
        boolean published = in.readByte() == 1;
        int coCitedWorks = in.readCount();
        long coCitations = in.readLongCount();
        int leaders = in.readCount();
        List<RankedWork> leading = new ArrayList<>(leaders);
        for (int i = 0; i < leaders; i++) {
            int number = in.readCount();
            leading.add(new RankedWork(number, in.readCount()));
        }
        HubCounts counts = readCounts(in);
        return new HubHead(
                nextRow, counts, mergedRows, merges, pageBits, revision, published, coCitedWorks, coCitations, leading);
    }

    private static HubCounts readCounts(PackedReader in) {
        int citingWorks = in.readCount();
        int spread = in.readCount();
        Map<Integer, Integer> years = new TreeMap<>();
        int year = 0;
        for (int i = 0; i < spread; i++) {
            year += in.readCount();
            years.put(year, in.readCount());
        }
        int stated = in.readCount();
        Map<Role, Tally> roles = new EnumMap<>(Role.class);
        Map<Polarity, Tally> polarities = new EnumMap<>(Polarity.class);
        int classified = 0;
        if (stated > 0) {
            classified = in.readCount();
            for (Polarity polarity : Polarity.values()) {
                readTally(in, polarity, polarities);
            }
            for (Role role : Role.values()) {
                readTally(in, role, roles);
            }
        }
        return HubCounts.of(citingWorks, stated, classified, years, roles, polarities);
    }

    private static <K> void readTally(PackedReader in, K key, Map<K, Tally> into) {
        Tally tally = new Tally(in.readCount(), in.readCount(), in.readCount());
        if (!tally.equals(Tally.ZERO)) {
            into.put(key, tally);
        }
    }
}
