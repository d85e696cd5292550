package org.citationhubs.store.works;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.work.DescriptionsBySource;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.serde.packed.PackedIdentities;
import org.citationhubs.serde.packed.PackedParts;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWorks;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;

/**
 * Stores the works that this partition owns, by number.
 *
 * <p>Most works are described by one system, and that one is the first of the partition: its name takes no bytes. What
 * counts of several descriptions is stored only if it is not all of them joined.
 */
public final class OwnedWorkStore {

    private static final int VERSION = 5;

    /** As {@link #VERSION}, with fields that releases without sized fields cannot read, see {@link PackedWorks}. */
    private static final int VERSION_EXTENDED = 6;

    /** With subscriptions to what lists say of aliases. */
    private static final int VERSION_WITH_ALIASES = 7;

    /** All statements count. */
    private static final int ALL = 0;

    /** What counts follows. */
    private static final int EXPLICIT = 1;

    /** The statements of one system count; its index follows from here on. */
    private static final int ONE_SYSTEM = 2;

    private OwnedWorkStore() {}

    /** Returns a work, an unknown one if none is stored. */
    public static OwnedWork get(ReadOnlyKeyValueStore<Bytes, byte[]> store, SourceSetsView sets, int number) {
        byte[] bytes = store.get(StoreKeys.of(number));
        return bytes == null ? OwnedWork.unknown() : read(bytes, sets);
    }

    /** Stores a work. */
    public static void put(
            KeyValueStore<Bytes, byte[]> store, PackedWriter out, SourceSets sets, int number, OwnedWork work) {
        store.put(StoreKeys.of(number), write(out, sets, work));
    }

    static byte[] write(PackedWriter out, SourceSets sets, OwnedWork work) {
        boolean aliases = !work.aliases().isEmpty() || !work.survivors().isEmpty();
        DescriptionsBySource stated = work.stated();
        boolean allCount = work.cited().equals(stated.effective(SourceRules.NONE));
        SortedMap<String, WorkDescription> asCited = work.asCited().bySystem();
        int set = asCited.isEmpty() ? 0 : sets.number(SourceSet.of(asCited.keySet()));
        boolean plain = allCount && set == 0 && asCited.size() <= 1;
        out.reset()
                .writeByte(aliases ? VERSION_WITH_ALIASES : VERSION)
                .writeCount((long) work.showing().size() << 1 | (plain ? 0 : 1));
        int before = 0;
        for (int partition : work.showing().stream().toArray()) {
            out.writeCount(partition - (long) before);
            before = partition;
        }
        if (plain) {
            PackedWorks.writeDescription(out, stated(asCited));
        } else {
            out.writeCount(asCited.isEmpty() ? 0 : set + 1L);
            asCited.values().forEach(description -> PackedWorks.writeDescription(out, description));
            writeCited(out, work, allCount);
        }
        PackedWorks.writeDescription(out, work.itself());
        if (aliases || !work.identity().equals(WorkIdentity.OWN)) {
            PackedIdentities.writeIdentity(out, work.identity());
        }
        if (aliases) {
            writeAliases(out, work.aliases());
            PackedParts.writeIds(out, List.copyOf(work.survivors()));
            return out.toBytes();
        }
        return out.raiseVersion(0, VERSION_EXTENDED).toBytes();
    }

    /** Returns the statements of the only system, none if there is no system. */
    private static WorkDescription stated(SortedMap<String, WorkDescription> asCited) {
        return asCited.values().stream().findFirst().orElse(WorkDescription.NONE);
    }

    private static void writeCited(PackedWriter out, OwnedWork work, boolean allCount) {
        int system = List.copyOf(work.asCited().bySystem().values()).indexOf(work.cited());
        if (allCount) {
            out.writeCount(ALL);
        } else if (system >= 0) {
            out.writeCount(ONE_SYSTEM + (long) system);
        } else {
            PackedWorks.writeDescription(out.writeCount(EXPLICIT), work.cited());
        }
    }

    static OwnedWork read(byte[] bytes, SourceSetsView sets) {
        PackedReader in = new PackedReader(bytes);
        int version = in.readVersion(VERSION, VERSION_WITH_ALIASES, "a work");
        int first = in.readCount();
        boolean plain = (first & 1) == 0;
        int partitions = first >> 1;
        List<Integer> showing = new ArrayList<>(partitions);
        int partition = 0;
        for (int i = 0; i < partitions; i++) {
            partition += in.readCount();
            showing.add(partition);
        }
        DescriptionsBySource asCited = plain ? readPlain(in, sets) : readAsCited(in, sets);
        int counting = plain ? ALL : in.readCount();
        WorkDescription explicit = counting == EXPLICIT ? PackedWorks.readDescription(in) : WorkDescription.NONE;
        WorkDescription itself = PackedWorks.readDescription(in);
        WorkIdentity identity = in.hasMore() ? PackedIdentities.readIdentity(in) : WorkIdentity.OWN;
        boolean aliases = version == VERSION_WITH_ALIASES;
        OwnedWork work = new OwnedWork(
                asCited,
                counting < ONE_SYSTEM
                        ? explicit
                        : List.copyOf(asCited.bySystem().values()).get(counting - ONE_SYSTEM),
                itself,
                PartitionSet.of(showing),
                identity,
                aliases ? readAliases(in) : Collections.emptySortedMap(),
                aliases ? new TreeSet<>(PackedParts.readIds(in)) : Collections.emptySortedSet());
        return counting == ALL ? work.by(SourceRules.NONE) : work;
    }

    private static DescriptionsBySource readPlain(PackedReader in, SourceSetsView sets) {
        WorkDescription description = PackedWorks.readDescription(in);
        return description.equals(WorkDescription.NONE)
                ? DescriptionsBySource.NONE
                : DescriptionsBySource.of(sets.set(0).systems().get(0), description);
    }

    private static DescriptionsBySource readAsCited(PackedReader in, SourceSetsView sets) {
        int set = in.readCount() - 1;
        if (set < 0) {
            return DescriptionsBySource.NONE;
        }
        SortedMap<String, WorkDescription> bySystem = new TreeMap<>();
        for (String system : sets.set(set).systems()) {
            bySystem.put(system, PackedWorks.readDescription(in));
        }
        return new DescriptionsBySource(bySystem);
    }

    private static void writeAliases(PackedWriter out, SortedMap<WorkId, DescriptionsBySource> aliases) {
        out.writeCount(aliases.size());
        aliases.forEach(
                (alias, descriptions) -> PackedWorks.writeDescriptions(out.writeText(alias.value()), descriptions));
    }

    private static SortedMap<WorkId, DescriptionsBySource> readAliases(PackedReader in) {
        int count = in.readCount();
        SortedMap<WorkId, DescriptionsBySource> aliases = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            WorkId alias = WorkId.ofNormalised(in.readText());
            aliases.put(alias, PackedWorks.readDescriptions(in));
        }
        return aliases;
    }
}
