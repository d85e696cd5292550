package org.citationhubs.serde.packed;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.AliasSnapshot;
import org.citationhubs.citation.work.WorkIdentity;

/** Packs the identity of a work: its surviving id, its aliases and their lists. */
public final class PackedIdentities {

    private PackedIdentities() {}

    /** Writes which ids are one work. */
    public static void writeIdentity(PackedWriter out, WorkIdentity identity) {
        WorkId movedTo = identity.movedTo();
        out.writeOptionalText(movedTo == null ? null : movedTo.value());
        PackedParts.writeIds(out, identity.aliases());
    }

    /** Reads what {@link #writeIdentity} wrote. */
    public static WorkIdentity readIdentity(PackedReader in) {
        String movedTo = in.readOptionalText();
        List<WorkId> aliases = PackedParts.readIds(in);
        return movedTo == null && aliases.isEmpty()
                ? WorkIdentity.OWN
                : new WorkIdentity(movedTo == null ? null : WorkId.ofNormalised(movedTo), aliases);
    }

    /** Returns whether lists of aliases need the format with sources. */
    public static boolean areSourced(List<AliasSnapshot> aliases) {
        return ReferenceListCodec.areSourced(aliases);
    }

    /**
     * Writes the lists of aliases.
     *
     * @param sources whether to write sources, see {@link #areSourced}
     */
    public static void writeAliases(PackedWriter out, List<AliasSnapshot> aliases, boolean sources) {
        out.writeCount(aliases.size());
        for (AliasSnapshot alias : aliases) {
            ReferenceListCodec.writeLists(out.writeText(alias.id().value()), alias.lists(), sources);
        }
    }

    /** Reads what {@link #writeAliases} wrote. */
    public static List<AliasSnapshot> readAliases(PackedReader in, boolean sources) {
        int count = in.readCount();
        List<AliasSnapshot> aliases = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            WorkId id = WorkId.ofNormalised(in.readText());
            aliases.add(new AliasSnapshot(ReferenceListCodec.readLists(in, id, sources)));
        }
        return aliases;
    }

    static void writeSurvivors(PackedWriter out, SortedMap<WorkId, WorkId> survivors) {
        out.writeCount(survivors.size());
        survivors.forEach((old, now) -> out.writeText(old.value()).writeText(now.value()));
    }

    static SortedMap<WorkId, WorkId> readSurvivors(PackedReader in) {
        int count = in.readCount();
        SortedMap<WorkId, WorkId> survivors = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            WorkId old = WorkId.ofNormalised(in.readText());
            survivors.put(old, WorkId.ofNormalised(in.readText()));
        }
        return survivors;
    }
}
