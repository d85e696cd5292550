package org.citationhubs.serde.packed;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.AliasSnapshot;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.work.WorkDescription;
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

    /** Writes the lists of aliases. */
    public static void writeAliases(PackedWriter out, List<AliasSnapshot> aliases) {
        out.writeCount(aliases.size());
        for (AliasSnapshot alias : aliases) {
            ReferenceListCodec.writeStated(
                    out.writeText(alias.id().value()),
                    new ReferenceList(alias.id(), alias.description(), null, alias.entries()));
        }
    }

    /** Reads what {@link #writeAliases} wrote. */
    public static List<AliasSnapshot> readAliases(PackedReader in) {
        int count = in.readCount();
        List<AliasSnapshot> aliases = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            WorkId id = WorkId.ofNormalised(in.readText());
            ReferenceList list = ReferenceListCodec.readStated(in, id);
            WorkDescription description = list.description();
            List<ReferenceEntry> entries = list.entries();
            aliases.add(new AliasSnapshot(id, description, entries));
        }
        return aliases;
    }

    /** Writes descriptions by alias. */
    public static void writeDescriptions(PackedWriter out, SortedMap<WorkId, WorkDescription> aliases) {
        out.writeCount(aliases.size());
        aliases.forEach(
                (alias, description) -> PackedWorks.writeDescription(out.writeText(alias.value()), description));
    }

    /** Reads what {@link #writeDescriptions} wrote. */
    public static SortedMap<WorkId, WorkDescription> readDescriptions(PackedReader in) {
        int count = in.readCount();
        SortedMap<WorkId, WorkDescription> aliases = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            WorkId alias = WorkId.ofNormalised(in.readText());
            aliases.put(alias, PackedWorks.readDescription(in));
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
