package org.citationhubs.serde.packed;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.reference.AliasSnapshot;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.citation.work.WorkIdentity;

/** Packed forms of what is known of ids that are one work. */
public final class PackedIdentities {

    private PackedIdentities() {}

    /** Which ids are one work. */
    public static void writeIdentity(PackedWriter out, WorkIdentity identity) {
        WorkId movedTo = identity.movedTo();
        out.writeOptionalText(movedTo == null ? null : movedTo.value());
        PackedParts.writeIds(out, identity.aliases());
    }

    /** Reads {@link #writeIdentity}. */
    public static WorkIdentity readIdentity(PackedReader in) {
        String movedTo = in.readOptionalText();
        List<WorkId> aliases = PackedParts.readIds(in);
        return movedTo == null && aliases.isEmpty()
                ? WorkIdentity.OWN
                : new WorkIdentity(movedTo == null ? null : WorkId.ofNormalised(movedTo), aliases);
    }

    /** Lists of ids that live on under another. */
    public static void writeGuests(PackedWriter out, List<AliasSnapshot> guests) {
        out.writeCount(guests.size());
        for (AliasSnapshot guest : guests) {
            ReferenceListCodec.writeSaid(
                    out.writeText(guest.id().value()),
                    new ReferenceList(guest.id(), guest.description(), null, guest.entries()));
        }
    }

    /** Reads {@link #writeGuests}. */
    public static List<AliasSnapshot> readGuests(PackedReader in) {
        int count = in.readCount();
        List<AliasSnapshot> guests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            WorkId id = WorkId.ofNormalised(in.readText());
            ReferenceList list = ReferenceListCodec.readSaid(in, id);
            WorkDescription description = list.description();
            List<ReferenceEntry> entries = list.entries();
            guests.add(new AliasSnapshot(id, description, entries));
        }
        return guests;
    }

    static void writeNames(PackedWriter out, SortedMap<WorkId, WorkId> names) {
        out.writeCount(names.size());
        names.forEach((old, now) -> out.writeText(old.value()).writeText(now.value()));
    }

    static SortedMap<WorkId, WorkId> readNames(PackedReader in) {
        int count = in.readCount();
        SortedMap<WorkId, WorkId> names = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            WorkId old = WorkId.ofNormalised(in.readText());
            names.put(old, WorkId.ofNormalised(in.readText()));
        }
        return names;
    }
}
