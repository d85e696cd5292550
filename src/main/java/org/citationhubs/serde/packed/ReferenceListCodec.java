package org.citationhubs.serde.packed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.AliasSnapshot;
import org.citationhubs.citation.reference.FormerCitations;
import org.citationhubs.citation.reference.ListsBySource;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.reference.UnidentifiedReferences;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.work.WorkDescription;
import org.jspecify.annotations.Nullable;

/**
 * Packs the reference lists of a work, which are stored under its id.
 *
 * <p>Most entries of a list have the same time and nothing but an id. Such an entry takes the bytes in which its id
 * differs from the id before, and one byte of flags.
 */
public final class ReferenceListCodec {

    private static final int VERSION = 1;

    /** As {@link #VERSION}, with the surviving ids of cited works and the lists of the citing work's aliases. */
    private static final int VERSION_WITH_OTHER_IDS = 2;

    /**
     * Added to either version if there are work fields that releases without sized fields cannot read, see
     * {@link PackedWorks}.
     */
    private static final int EXTENDED = 2;

    /** Added to any of these versions if there are citations that a complete list removed. */
    private static final int FORMER_CITATIONS = 4;

    /**
     * Added to any of these versions if a list, or one of an alias, is not of events that name no source. Then the
     * number of lists is written, and each list with its source.
     */
    private static final int SOURCES = 8;

    private static final int COMPLETE = 1;
    private static final int FORMER = 2;
    private static final int UNIDENTIFIED = 4;

    private static final int ASSERTED = 1;
    private static final int SAME_TIME = 2;
    private static final int NEVER_ASSERTED = 4;
    private static final int FIRST_DIFFERS = 8;
    private static final int MENTIONED = 16;
    private static final int DESCRIBED = 32;

    private ReferenceListCodec() {}

    /** Returns the bytes of the lists of a work without its id. */
    public static byte[] write(PackedWriter out, ReferenceListState lists) {
        boolean otherIds = !lists.citedAliases().isEmpty() || !lists.aliases().isEmpty();
        boolean sources = isSourced(lists.stated());
        boolean former = false;
        for (ReferenceList list : lists.stated().bySource().values()) {
            former |= hasFormer(list);
        }
        for (List<AliasSnapshot> sent : lists.aliases().values()) {
            sources |= areSourced(sent);
        }
        int version = (otherIds ? VERSION_WITH_OTHER_IDS : VERSION)
                + (former ? FORMER_CITATIONS : 0)
                + (sources ? SOURCES : 0);
        out.reset().writeByte(version);
        writeLists(out, lists.stated(), sources);
        if (otherIds) {
            PackedIdentities.writeSurvivors(out, lists.citedAliases());
            out.writeCount(lists.aliases().size());
            for (Map.Entry<WorkId, List<AliasSnapshot>> sent : lists.aliases().entrySet()) {
                PackedIdentities.writeAliases(out.writeText(sent.getKey().value()), sent.getValue(), sources);
            }
        }
        return out.raiseVersion(0, version + EXTENDED).toBytes();
    }

    /** Returns whether lists of aliases take the format with sources. */
    static boolean areSourced(List<AliasSnapshot> aliases) {
        for (AliasSnapshot alias : aliases) {
            if (isSourced(alias.lists())) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether there is another list than one of events that name no source. */
    private static boolean isSourced(ListsBySource lists) {
        return lists.bySource().size() > 1
                || (lists.bySource().size() == 1 && !lists.bySource().firstKey().equals(SourceKey.UNNAMED));
    }

    /**
     * Writes the lists of a work.
     *
     * @param sources whether to write sources; otherwise there is at most one list, and its events name none
     */
    static void writeLists(PackedWriter out, ListsBySource lists, boolean sources) {
        if (!sources) {
            writeStated(out, lists.of(SourceKey.UNNAMED));
            return;
        }
        out.writeCount(lists.bySource().size());
        for (ReferenceList list : lists.bySource().values()) {
            writeSource(out, list.source());
            writeStated(out, list);
        }
    }

    private static void writeSource(PackedWriter out, SourceKey source) {
        out.writeText(source.system()).writeText(source.record());
    }

    /** Reads what {@link #writeLists} wrote. */
    static ListsBySource readLists(PackedReader in, WorkId citing, boolean sources) {
        if (!sources) {
            return ListsBySource.of(readStated(in, citing, SourceKey.UNNAMED));
        }
        int count = in.readCount();
        SortedMap<SourceKey, ReferenceList> lists = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            SourceKey source = new SourceKey(in.readText(), in.readText());
            lists.put(source, readStated(in, citing, source));
        }
        return new ListsBySource(citing, lists);
    }

    private static boolean hasFormer(ReferenceList list) {
        return !list.former().firstAssertedAt().isEmpty();
    }

    /**
     * Returns how many bytes the citations of lists take, and the names of their sources,
     * without the descriptions of the citing work.
     */
    public static int citationBytes(PackedWriter out, ListsBySource lists) {
        out.reset();
        for (ReferenceList list : lists.bySource().values()) {
            writeSource(out, list.source());
            writeStated(out, list.withoutDescription());
        }
        return out.size();
    }

    private static void writeStated(PackedWriter out, ReferenceList list) {
        Instant completeAt = list.completeAt();
        UnidentifiedReferences unidentified = list.unidentified();
        out.writeByte((completeAt == null ? 0 : COMPLETE)
                | (hasFormer(list) ? FORMER : 0)
                | (unidentified == null ? 0 : UNIDENTIFIED));
        if (completeAt != null) {
            out.writeInstant(completeAt);
        }
        if (hasFormer(list)) {
            writeFormer(out, list.former());
        }
        if (unidentified != null) {
            out.writeInstant(unidentified.observedAt()).writeCount(unidentified.references());
        }
        PackedWorks.writeDescription(out, list.description());
        out.writeCount(list.entries().size());
        byte[] before = {};
        Instant lastTime = completeAt;
        for (ReferenceEntry entry : list.entries()) {
            byte[] key = entry.cited().bytes();
            out.writeKey(key, before);
            writeEntry(out, entry, lastTime);
            before = key;
            lastTime = entry.observedAt();
        }
    }

    private static void writeFormer(PackedWriter out, FormerCitations former) {
        out.writeCount(former.firstAssertedAt().size());
        former.firstAssertedAt().forEach((hash, first) -> out.writeInt((int) (hash >>> 32))
                .writeInt(hash.intValue())
                .writeInstant(first));
    }

    private static FormerCitations readFormer(PackedReader in) {
        int count = in.readCount();
        SortedMap<Long, Instant> former = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            long high = in.readInt();
            long hash = high << 32 | (in.readInt() & 0xFFFFFFFFL);
            former.put(hash, in.readInstant());
        }
        return new FormerCitations(former);
    }

    private static void writeEntry(PackedWriter out, ReferenceEntry entry, @Nullable Instant lastTime) {
        Instant first = entry.firstAssertedAt();
        boolean sameTime = entry.observedAt().equals(lastTime);
        boolean firstDiffers = first != null && !first.equals(entry.observedAt());
        boolean mentioned = !entry.mentions().isEmpty();
        boolean described = !entry.description().equals(WorkDescription.NONE);
        out.writeByte((entry.asserted() ? ASSERTED : 0)
                | (sameTime ? SAME_TIME : 0)
                | (first == null ? NEVER_ASSERTED : 0)
                | (firstDiffers ? FIRST_DIFFERS : 0)
                | (mentioned ? MENTIONED : 0)
                | (described ? DESCRIBED : 0));
        if (!sameTime) {
            out.writeInstant(entry.observedAt());
        }
        if (first != null && firstDiffers) {
            out.writeInstant(first);
        }
        if (mentioned) {
            PackedParts.writeMentions(out, entry.mentions());
        }
        if (described) {
            PackedWorks.writeDescription(out, entry.description());
        }
    }

    /** Reads the lists of a citing work. */
    public static ReferenceListState read(WorkId citing, byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        int newest = VERSION_WITH_OTHER_IDS + EXTENDED + FORMER_CITATIONS + SOURCES;
        int version = in.readVersion(VERSION, newest, "a reference list");
        boolean sources = (version - VERSION & SOURCES) != 0;
        ReferenceListState state = ReferenceListState.of(readLists(in, citing, sources));
        boolean otherIds = (version - VERSION) % EXTENDED != 0;
        if (otherIds) {
            SortedMap<WorkId, WorkId> names = PackedIdentities.readSurvivors(in);
            SortedMap<WorkId, List<AliasSnapshot>> aliases = new TreeMap<>();
            int senders = in.readCount();
            for (int i = 0; i < senders; i++) {
                WorkId sender = WorkId.ofNormalised(in.readText());
                aliases.put(sender, PackedIdentities.readAliases(in, sources));
            }
            state = new ReferenceListState(state.stated(), names, aliases);
        }
        return state;
    }

    private static ReferenceList readStated(PackedReader in, WorkId citing, SourceKey source) {
        in.restartKeys();
        SourceSet stating = SourceSet.of(List.of(source.system()));
        int flags = in.readByte();
        Instant completeAt = (flags & COMPLETE) == 0 ? null : in.readInstant();
        FormerCitations former = (flags & FORMER) == 0 ? FormerCitations.NONE : readFormer(in);
        UnidentifiedReferences unidentified =
                (flags & UNIDENTIFIED) == 0 ? null : new UnidentifiedReferences(in.readInstant(), in.readCount());
        WorkDescription description = PackedWorks.readDescription(in);
        int count = in.readCount();
        List<ReferenceEntry> entries = new ArrayList<>(count);
        Instant lastTime = completeAt;
        for (int i = 0; i < count; i++) {
            ReferenceEntry entry = readEntry(in, WorkId.ofNormalised(in.readKey()), lastTime, stating);
            entries.add(entry);
            lastTime = entry.observedAt();
        }
        return new ReferenceList(citing, source, description, completeAt, entries, former, unidentified);
    }

    private static ReferenceEntry readEntry(
            PackedReader in, WorkId cited, @Nullable Instant lastTime, SourceSet stating) {
        int flags = in.readByte();
        Instant observedAt = (flags & SAME_TIME) != 0 && lastTime != null ? lastTime : in.readInstant();
        Instant first = (flags & NEVER_ASSERTED) != 0 ? null : observedAt;
        if ((flags & FIRST_DIFFERS) != 0) {
            first = in.readInstant();
        }
        List<Mention> mentions = (flags & MENTIONED) != 0 ? PackedParts.readMentions(in) : List.of();
        WorkDescription description = (flags & DESCRIBED) != 0 ? PackedWorks.readDescription(in) : WorkDescription.NONE;
        return new ReferenceEntry(cited, observedAt, (flags & ASSERTED) != 0, first, mentions, description, stating);
    }
}
