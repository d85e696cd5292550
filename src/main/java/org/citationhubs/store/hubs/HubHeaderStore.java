package org.citationhubs.store.hubs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.count.CategoryCounts;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.count.SourceCounts;
import org.citationhubs.hub.count.SourceCounts.SourceCount;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.summary.Highlights;
import org.citationhubs.hub.summary.HubLabel;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;
import org.citationhubs.store.works.SourceSets;
import org.citationhubs.store.works.SourceSetsView;
import org.jspecify.annotations.Nullable;

/** Stores the {@link HubHeader} of each hub. */
public final class HubHeaderStore {

    private static final int VERSION = 3;

    private static final int PUBLISHED = 1;
    private static final int RETRACTED = 2;
    private static final int HIGHLIGHTS = 4;

    /** Set unless the citations of all citing works are asserted by the first set of systems of the partition. */
    private static final int SOURCES = 8;

    private HubHeaderStore() {}

    /** Returns the header of a hub, null if none is stored. */
    static @Nullable HubHeader get(ReadOnlyKeyValueStore<Bytes, byte[]> store, SourceSetsView sets, int hub) {
        byte[] bytes = store.get(StoreKeys.of(hub));
        return bytes == null ? null : read(bytes, sets);
    }

    /** Stores the header of a hub. */
    public static void put(
            KeyValueStore<Bytes, byte[]> store, PackedWriter out, SourceSets sets, int hub, HubHeader header) {
        store.put(StoreKeys.of(hub), write(out, sets, header));
    }

    /** Returns the hub of a key of this store. */
    static int hubOf(Bytes key) {
        return StoreKeys.intAt(key, 0);
    }

    static byte[] write(PackedWriter out, SourceSets sets, HubHeader header) {
        SourceCounts sources = header.counts().sources();
        boolean firstSet = isOfFirstSet(sets, header.counts());
        out.reset()
                .writeByte(VERSION)
                .writeCount(header.nextRow())
                .writeCount(header.mergedRows())
                .writeCount(header.merges())
                .writeByte(header.pageBits())
                .writeCount(header.revision())
                .writeByte((header.published() ? PUBLISHED : 0)
                        | (header.shown().retracted() ? RETRACTED : 0)
                        | (header.highlights() == null ? 0 : HIGHLIGHTS)
                        | (firstSet ? 0 : SOURCES))
                .writeCount(header.coCitedWorks())
                .writeCount(header.coCitations())
                .writeCount(header.leading().size());
        for (RankedWork work : header.leading()) {
            out.writeCount(work.number()).writeCount(work.count());
        }
        writePublishedState(out, header.shown());
        Highlights highlights = header.highlights();
        if (highlights != null) {
            HighlightsCodec.write(out, sets, highlights);
        }
        writeCounts(out, header.counts());
        out.writeCount(header.counts().retractedCitingWorks());
        if (!firstSet) {
            writeSources(out, sets, sources);
        }
        HubCounts self = header.counts().ofSelfCitations();
        if (self != null) {
            writeCounts(out, self);
        }
        return out.toBytes();
    }

    private static boolean isOfFirstSet(SourceSets sets, HubCounts counts) {
        SourceSet common = counts.sources().common();
        return common != null && (counts.citingWorks() == 0 || sets.number(common) == 0);
    }

    private static void writeSources(PackedWriter out, SourceSets sets, SourceCounts sources) {
        SourceSet common = sources.common();
        if (common != null) {
            out.writeCount(0).writeCount(sets.number(common));
            return;
        }
        Map<String, SourceCount> bySystem = sources.bySystem();
        out.writeCount(bySystem.size() + 1L);
        bySystem.forEach((system, count) -> out.writeCount(sets.number(SourceSet.of(List.of(system))))
                .writeCount(count.citingWorks())
                .writeCount(count.only()));
        out.writeOptionalText(sources.firstOmitted());
    }

    private static SourceCounts ofFirstSet(SourceSetsView sets, int citingWorks) {
        return citingWorks == 0 ? SourceCounts.NONE : SourceCounts.ofCommon(sets.set(0), citingWorks);
    }

    private static SourceCounts readSources(PackedReader in, SourceSetsView sets, int citingWorks) {
        int systems = in.readCount() - 1;
        if (systems < 0) {
            return SourceCounts.ofCommon(sets.set(in.readCount()), citingWorks);
        }
        Map<String, SourceCount> bySystem = new TreeMap<>();
        for (int i = 0; i < systems; i++) {
            String system = sets.set(in.readCount()).systems().get(0);
            bySystem.put(system, new SourceCount(in.readCount(), in.readCount()));
        }
        return SourceCounts.ofMixed(bySystem, in.readOptionalText());
    }

    private static void writePublishedState(PackedWriter out, PublishedState shown) {
        HubLabel.LabelName label = shown.label();
        out.writeByte(shown.tier().code() | (label == null ? 0 : label.code()) << 4);
        ActivityWindows windows = shown.windows();
        out.writeCount(shown.citingWorks())
                .writeCount(shown.aliases())
                .writeSigned(shown.day())
                .writeCount(windows.d365());
        if (windows.d365() > 0) {
            out.writeCount(windows.d1()).writeCount(windows.d7()).writeCount(windows.d30());
        }
        out.writeCount(shown.staleOn() == Integer.MAX_VALUE ? 0 : shown.staleOn() - (long) shown.day());
        out.writeSigned(Math.round(windows.zScore() * 1_000));
    }

    private static PublishedState readPublishedState(PackedReader in, boolean retracted) {
        int codes = in.readByte();
        int label = codes >> 4;
        int citingWorks = in.readCount();
        int aliases = in.readCount();
        int day = (int) in.readSigned();
        int d365 = in.readCount();
        int d1 = d365 > 0 ? in.readCount() : 0;
        int d7 = d365 > 0 ? in.readCount() : 0;
        int d30 = d365 > 0 ? in.readCount() : 0;
        int fresh = in.readCount();
        return new PublishedState(
                Tier.ofCode(codes & 15),
                label == 0 ? null : HubLabel.LabelName.ofCode(label),
                citingWorks,
                ActivityWindows.of(d1, d7, d30, d365, in.readSigned() / 1_000.0),
                day,
                fresh == 0 ? Integer.MAX_VALUE : day + fresh,
                retracted,
                aliases);
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
                writeCategory(out, counts.statedPolarities().getOrDefault(polarity, CategoryCounts.ZERO));
            }
            for (Role role : Role.values()) {
                writeCategory(out, counts.statedRoles().getOrDefault(role, CategoryCounts.ZERO));
            }
        }
    }

    private static void writeCategory(PackedWriter out, CategoryCounts category) {
        out.writeCount(category.citingWorks()).writeCount(category.statements()).writeCount(category.anyCitingWorks());
    }

    static HubHeader read(byte[] bytes, SourceSetsView sets) {
        PackedReader in = new PackedReader(bytes);
        in.readVersion(VERSION, VERSION, "the header of a hub");
        int nextRow = in.readCount();
        int mergedRows = in.readCount();
        int merges = in.readCount();
        int pageBits = in.readByte();
        long revision = in.readLongCount();
        int flags = in.readByte();
        int coCitedWorks = in.readCount();
        long coCitations = in.readLongCount();
        int leaders = in.readCount();
        List<RankedWork> leading = new ArrayList<>(leaders);
        for (int i = 0; i < leaders; i++) {
            int number = in.readCount();
            leading.add(new RankedWork(number, in.readCount()));
        }
        PublishedState shown = readPublishedState(in, (flags & RETRACTED) != 0);
        Highlights highlights = (flags & HIGHLIGHTS) == 0 ? null : HighlightsCodec.read(in, sets);
        HubCounts stated = readCounts(in);
        int retracted = in.readCount();
        SourceCounts sources = (flags & SOURCES) == 0
                ? ofFirstSet(sets, stated.citingWorks())
                : readSources(in, sets, stated.citingWorks());
        HubCounts counts = stated.with(retracted, in.hasMore() ? readCounts(in) : null, sources);
        return new HubHeader(
                nextRow,
                counts,
                mergedRows,
                merges,
                pageBits,
                revision,
                (flags & PUBLISHED) != 0,
                coCitedWorks,
                coCitations,
                leading,
                shown,
                highlights);
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
        Map<Role, CategoryCounts> roles = new EnumMap<>(Role.class);
        Map<Polarity, CategoryCounts> polarities = new EnumMap<>(Polarity.class);
        int classified = 0;
        if (stated > 0) {
            classified = in.readCount();
            for (Polarity polarity : Polarity.values()) {
                readCategory(in, polarity, polarities);
            }
            for (Role role : Role.values()) {
                readCategory(in, role, roles);
            }
        }
        return HubCounts.of(citingWorks, stated, classified, years, roles, polarities);
    }

    private static <K> void readCategory(PackedReader in, K key, Map<K, CategoryCounts> into) {
        CategoryCounts category = new CategoryCounts(in.readCount(), in.readCount(), in.readCount());
        if (!category.equals(CategoryCounts.ZERO)) {
            into.put(key, category);
        }
    }
}
