package org.citationhubs.serde.packed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.AliasSnapshot;
import org.citationhubs.citation.reference.FormerCitations;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.work.WorkDescription;
import org.jspecify.annotations.Nullable;

/**
 * Packs reference lists, which are stored under the citing id.
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

    private static final int COMPLETE = 1;
    private static final int FORMER = 2;

    private static final int ASSERTED = 1;
    private static final int SAME_TIME = 2;
    private static final int NEVER_ASSERTED = 4;
    private static final int FIRST_DIFFERS = 8;
    private static final int MENTIONED = 16;
    private static final int DESCRIBED = 32;

    private ReferenceListCodec() {}

    /** Returns the bytes of a list without its citing id. */
    public static byte[] write(PackedWriter out, ReferenceListState list) {
        boolean otherIds = !list.citedAliases().isEmpty() || !list.aliases().isEmpty();
        int version = (otherIds ? VERSION_WITH_OTHER_IDS : VERSION) + (hasFormer(list.stated()) ? FORMER_CITATIONS : 0);
        out.reset().writeByte(version);
        writeStated(out, list.stated());
        if (otherIds) {
            PackedIdentities.writeSurvivors(out, list.citedAliases());
            out.writeCount(list.aliases().size());
            list.aliases()
                    .forEach((sender, sent) -> PackedIdentities.writeAliases(out.writeText(sender.value()), sent));
        }
        return out.raiseVersion(0, version + EXTENDED).toBytes();
    }

    private static boolean hasFormer(ReferenceList list) {
        return !list.former().firstAssertedAt().isEmpty();
    }

    /** Returns how many bytes the citations of a list take, without the description of the citing work. */
    public static int citationBytes(PackedWriter out, ReferenceList list) {
        writeStated(
                out.reset(),
                new ReferenceList(
                        list.citing(), WorkDescription.NONE, list.completeAt(), list.entries(), list.former()));
        return out.size();
    }

    static void writeStated(PackedWriter out, ReferenceList list) {
        Instant completeAt = list.completeAt();
        out.writeByte((completeAt == null ? 0 : COMPLETE) | (hasFormer(list) ? FORMER : 0));
        if (completeAt != null) {
            out.writeInstant(completeAt);
        }
        if (hasFormer(list)) {
            writeFormer(out, list.former());
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

    /** Reads the list of a citing work. */
    public static ReferenceListState read(WorkId citing, byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        int newest = VERSION_WITH_OTHER_IDS + EXTENDED + FORMER_CITATIONS;
        int version = in.readVersion(VERSION, newest, "a reference list");
        ReferenceListState state = ReferenceListState.of(readStated(in, citing));
        boolean otherIds = (version - VERSION) % EXTENDED != 0;
        if (otherIds) {
            SortedMap<WorkId, WorkId> names = PackedIdentities.readSurvivors(in);
            SortedMap<WorkId, List<AliasSnapshot>> aliases = new TreeMap<>();
            int senders = in.readCount();
            for (int i = 0; i < senders; i++) {
                WorkId sender = WorkId.ofNormalised(in.readText());
                aliases.put(sender, PackedIdentities.readAliases(in));
            }
            state = new ReferenceListState(state.stated(), names, aliases);
        }
        return state;
    }

    static ReferenceList readStated(PackedReader in, WorkId citing) {
        in.restartKeys();
        int flags = in.readByte();
        Instant completeAt = (flags & COMPLETE) == 0 ? null : in.readInstant();
        FormerCitations former = (flags & FORMER) == 0 ? FormerCitations.NONE : readFormer(in);
        WorkDescription description = PackedWorks.readDescription(in);
        int count = in.readCount();
        List<ReferenceEntry> entries = new ArrayList<>(count);
        Instant lastTime = completeAt;
        for (int i = 0; i < count; i++) {
            ReferenceEntry entry = readEntry(in, WorkId.ofNormalised(in.readKey()), lastTime);
            entries.add(entry);
            lastTime = entry.observedAt();
        }
        return new ReferenceList(citing, description, completeAt, entries, former);
    }

    private static ReferenceEntry readEntry(PackedReader in, WorkId cited, @Nullable Instant lastTime) {
        int flags = in.readByte();
        Instant observedAt = (flags & SAME_TIME) != 0 && lastTime != null ? lastTime : in.readInstant();
        Instant first = (flags & NEVER_ASSERTED) != 0 ? null : observedAt;
        if ((flags & FIRST_DIFFERS) != 0) {
            first = in.readInstant();
        }
        List<Mention> mentions = (flags & MENTIONED) != 0 ? PackedParts.readMentions(in) : List.of();
        WorkDescription description = (flags & DESCRIBED) != 0 ? PackedWorks.readDescription(in) : WorkDescription.NONE;
        return new ReferenceEntry(cited, observedAt, (flags & ASSERTED) != 0, first, mentions, description);
    }
}
