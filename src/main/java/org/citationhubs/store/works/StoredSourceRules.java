package org.citationhubs.store.works;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;

/**
 * Stores the rules by which a partition unites the statements of several systems: the rank as of the last start, and
 * the systems that are revoked. They are in the store of works, before all works but after the watermark.
 */
public final class StoredSourceRules {

    private static final Bytes KEY = Bytes.wrap(new byte[] {0, 0});

    private StoredSourceRules() {}

    /** Returns the rules; those by which all systems count if none are stored. */
    public static SourceRules get(KeyValueStore<Bytes, byte[]> store) {
        byte[] bytes = store.get(KEY);
        if (bytes == null) {
            return SourceRules.NONE;
        }
        PackedReader in = new PackedReader(bytes);
        List<String> rank = readNames(in);
        return new SourceRules(rank, new TreeSet<>(readNames(in)));
    }

    /** Stores the rules. */
    public static void put(KeyValueStore<Bytes, byte[]> store, PackedWriter out, SourceRules rules) {
        writeNames(out.reset(), rules.rank());
        writeNames(out, rules.revoked());
        store.put(KEY, out.toBytes());
    }

    private static void writeNames(PackedWriter out, Collection<String> names) {
        out.writeCount(names.size());
        names.forEach(out::writeText);
    }

    private static List<String> readNames(PackedReader in) {
        int count = in.readCount();
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(in.readText());
        }
        return names;
    }
}
