package org.citationhubs.store.lists;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWorks;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;

/** Stores the list of each citing work once in a partition, however many of its hubs the list cites. */
public final class CitingListStore {

    private static final int VERSION = 1;

    /** As {@link #VERSION}, with fields that releases without sized fields cannot read, see {@link PackedWorks}. */
    private static final int VERSION_EXTENDED = 2;

    private CitingListStore() {}

    /** Returns the list of a citing work, {@link CitingList#NONE} if none is stored. */
    public static CitingList get(ReadOnlyKeyValueStore<Bytes, byte[]> store, int citing) {
        byte[] bytes = store.get(StoreKeys.of(citing));
        return bytes == null ? CitingList.NONE : read(bytes);
    }

    /** Returns the facts of a citing work without reading its list; no facts if no list is stored. */
    public static WorkFacts facts(ReadOnlyKeyValueStore<Bytes, byte[]> store, int citing) {
        byte[] bytes = store.get(StoreKeys.of(citing));
        return bytes == null ? CitingList.NONE.facts() : readFacts(new PackedReader(bytes));
    }

    /** Stores the list of a citing work, or removes it if it cites no hub of this partition. */
    static void put(KeyValueStore<Bytes, byte[]> store, PackedWriter out, int citing, CitingList list) {
        if (list.citesHubHere()) {
            store.put(StoreKeys.of(citing), write(out, list));
        } else {
            store.delete(StoreKeys.of(citing));
        }
    }

    static byte[] write(PackedWriter out, CitingList list) {
        out.reset().writeByte(VERSION);
        PackedWorks.writeFacts(out, list.facts());
        out.writeCount(list.size());
        int before = 0;
        for (int place = 0; place < list.size(); place++) {
            int number = list.works()[place];
            out.writeCount(number - before).writeCount(list.row(place) + 1L);
            before = number;
        }
        return out.raiseVersion(0, VERSION_EXTENDED).toBytes();
    }

    static CitingList read(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        WorkFacts facts = readFacts(in);
        int size = in.readCount();
        int[] works = new int[size];
        int[] rows = new int[size];
        int number = 0;
        for (int place = 0; place < size; place++) {
            number += in.readCount();
            works[place] = number;
            rows[place] = in.readCount() - 1;
        }
        return new CitingList(facts, works, rows);
    }

    private static WorkFacts readFacts(PackedReader in) {
        in.readVersion(VERSION, VERSION_EXTENDED, "a citing list");
        return PackedWorks.readFacts(in);
    }
}
