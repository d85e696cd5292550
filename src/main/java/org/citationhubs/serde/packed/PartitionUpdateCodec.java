package org.citationhubs.serde.packed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.reference.PartitionUpdate.HubStatement;
import org.citationhubs.citation.reference.PartitionUpdate.WorkUpdate;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkIdentity;

/** Packs the updates of reference lists that stage 1 sends to stage 2. */
public final class PartitionUpdateCodec {

    private static final int VERSION = 1;

    /**
     * As {@link #VERSION}, with work fields that releases without sized fields cannot read, see {@link PackedWorks}.
     */
    private static final int VERSION_EXTENDED = 2;

    private static final int FACTS = 1;
    private static final int IDENTITY = 2;

    /** The update names systems; without this bit, all that it states was stated by events without a source. */
    private static final int SOURCES = 4;

    private PartitionUpdateCodec() {}

    /** Writes an update after the bytes that were already written. */
    public static void write(PackedWriter out, PartitionUpdate update) {
        int versionAt = out.size();
        out.writeByte(VERSION);
        out.writeSigned(update.source().partition()).writeSigned(update.source().offset());
        out.writeText(update.citing().value());
        WorkFacts facts = update.citingFacts();
        WorkIdentity identity = update.identity();
        List<SourceSet> sets = sets(update);
        out.writeByte((facts == null ? 0 : FACTS) | (identity == null ? 0 : IDENTITY) | (sets.isEmpty() ? 0 : SOURCES));
        if (facts != null) {
            PackedWorks.writeFacts(out, facts);
        }
        if (identity != null) {
            PackedIdentities.writeIdentity(out, identity);
        }
        PackedParts.writeIds(out, update.added());
        PackedParts.writeIds(out, update.removed());
        writeStated(out, update.stated());
        out.writeCount(update.described().size());
        for (WorkUpdate described : update.described()) {
            out.writeText(described.work().value());
            PackedWorks.writeDescription(out, described.description());
        }
        writeSources(out, update, sets);
        out.raiseVersion(versionAt, VERSION_EXTENDED);
    }

    /** Returns the sets of systems that the update names, each once; none if it names no system. */
    private static List<SourceSet> sets(PartitionUpdate update) {
        Set<SourceSet> sets = new LinkedHashSet<>();
        update.stated().forEach(statement -> sets.add(statement.sources()));
        update.described().forEach(described -> sets.add(SourceSet.of(List.of(described.system()))));
        return sets.isEmpty() || (sets.size() == 1 && sets.contains(SourceSet.UNNAMED)) ? List.of() : List.copyOf(sets);
    }

    /** Writes each set once, and the number of its set for each statement and description if there are several. */
    private static void writeSources(PackedWriter out, PartitionUpdate update, List<SourceSet> sets) {
        if (sets.isEmpty()) {
            return;
        }
        out.writeCount(sets.size());
        sets.forEach(set -> PackedParts.writeSources(out, set));
        if (sets.size() > 1) {
            update.stated().forEach(statement -> out.writeCount(sets.indexOf(statement.sources())));
            update.described()
                    .forEach(described -> out.writeCount(sets.indexOf(SourceSet.of(List.of(described.system())))));
        }
    }

    private static void writeStated(PackedWriter out, List<HubStatement> stated) {
        out.writeCount(stated.size());
        byte[] lastKey = {};
        Instant before = Instant.EPOCH;
        for (HubStatement one : stated) {
            byte[] key = one.hub().bytes();
            // Most citations of a list have the same time: the difference to the one before takes two bytes.
            Duration later = Duration.between(before, one.observedAt());
            out.writeKey(key, lastKey).writeSigned(later.getSeconds()).writeCount(later.getNano());
            PackedParts.writeMentions(out, one.mentions());
            lastKey = key;
            before = one.observedAt();
        }
    }

    /** Reads an update. */
    public static PartitionUpdate read(PackedReader in) {
        in.readVersion(VERSION, VERSION_EXTENDED, "an update of a reference list");
        InputOffset source = new InputOffset((int) in.readSigned(), in.readSigned());
        WorkId citing = WorkId.ofNormalised(in.readText());
        int parts = in.readByte();
        WorkFacts facts = (parts & FACTS) == 0 ? null : PackedWorks.readFacts(in);
        WorkIdentity identity = (parts & IDENTITY) == 0 ? null : PackedIdentities.readIdentity(in);
        List<WorkId> added = PackedParts.readIds(in);
        List<WorkId> removed = PackedParts.readIds(in);
        List<HubStatement> stated = readStated(in);
        int count = in.readCount();
        List<WorkUpdate> described = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            WorkId work = WorkId.ofNormalised(in.readText());
            described.add(new WorkUpdate(work, PackedWorks.readDescription(in)));
        }
        if ((parts & SOURCES) != 0) {
            readSources(in, stated, described);
        }
        return new PartitionUpdate(citing, facts, added, removed, stated, described, identity, source);
    }

    private static void readSources(PackedReader in, List<HubStatement> stated, List<WorkUpdate> described) {
        List<SourceSet> sets = new ArrayList<>();
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            sets.add(PackedParts.readSources(in));
        }
        stated.replaceAll(one -> new HubStatement(one.hub(), one.observedAt(), one.mentions(), next(in, sets)));
        described.replaceAll(
                one -> new WorkUpdate(one.work(), next(in, sets).systems().get(0), one.description()));
    }

    private static SourceSet next(PackedReader in, List<SourceSet> sets) {
        return sets.size() == 1 ? sets.get(0) : sets.get(in.readCount());
    }

    private static List<HubStatement> readStated(PackedReader in) {
        int count = in.readCount();
        List<HubStatement> stated = new ArrayList<>(count);
        in.restartKeys();
        Instant observedAt = Instant.EPOCH;
        for (int i = 0; i < count; i++) {
            WorkId hub = WorkId.ofNormalised(in.readKey());
            observedAt = observedAt.plusSeconds(in.readSigned()).plusNanos(in.readCount());
            stated.add(new HubStatement(hub, observedAt, PackedParts.readMentions(in)));
        }
        return stated;
    }
}
