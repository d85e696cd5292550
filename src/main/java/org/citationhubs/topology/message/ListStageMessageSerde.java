package org.citationhubs.topology.message;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.serde.packed.PackedIdentities;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWorks;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.topology.message.ListStageMessage.AliasListsChanged;
import org.citationhubs.topology.message.ListStageMessage.CitedWorksMerged;
import org.citationhubs.topology.message.ListStageMessage.MisroutedRecord;
import org.citationhubs.topology.message.ListStageMessage.MisroutedRecordsApplied;

/** Writes messages to partitions of reference lists as packed bytes: a byte for the kind, then the fields. */
public final class ListStageMessageSerde implements Serde<ListStageMessage> {

    private static final int MISROUTED_RECORD = 1;
    private static final int CITED_WORK_MERGED = 2;
    private static final int ALIAS_LISTS_CHANGED = 3;

    /**
     * {@link #ALIAS_LISTS_CHANGED} with work fields that releases without sized fields cannot read, see
     * {@link PackedWorks}.
     */
    private static final int ALIAS_LISTS_CHANGED_EXTENDED = 4;

    private static final int MISROUTED_RECORDS_APPLIED = 5;
    private static final int SOURCE_REVOCATION = 6;
    private static final int ALIAS_LISTS_CHANGED_BY_SOURCE = 8;

    /** {@link #CITED_WORK_MERGED} with any number of cited works. */
    private static final int CITED_WORKS_MERGED = 7;

    @Override
    public Serializer<ListStageMessage> serializer() {
        return (topic, message) -> write(new PackedWriter(), message).toBytes();
    }

    @Override
    public Deserializer<ListStageMessage> deserializer() {
        return (topic, bytes) -> read(new PackedReader(bytes));
    }

    private static PackedWriter write(PackedWriter out, ListStageMessage message) {
        if (message instanceof MisroutedRecord misrouted) {
            misrouted
                    .record()
                    .write(out.writeByte(MISROUTED_RECORD)
                            .writeText(misrouted.work().value()));
            // Release 0.1.0 does not read what follows the record.
            if (misrouted.acknowledged()) {
                out.writeByte(1);
            }
        } else if (message instanceof MisroutedRecordsApplied applied) {
            out.writeByte(MISROUTED_RECORDS_APPLIED).writeCount(applied.owner()).writeSigned(applied.offset());
        } else if (message instanceof CitedWorksMerged merged) {
            boolean one = merged.survivors().size() == 1;
            out.writeByte(one ? CITED_WORK_MERGED : CITED_WORKS_MERGED)
                    .writeText(merged.work().value());
            merged.survivors().forEach((old, now) -> out.writeText(old.value()).writeText(now.value()));
        } else if (message instanceof AliasListsChanged aliases) {
            boolean sources = PackedIdentities.areSourced(aliases.aliases());
            out.writeByte(sources ? ALIAS_LISTS_CHANGED_BY_SOURCE : ALIAS_LISTS_CHANGED)
                    .writeText(aliases.work().value())
                    .writeText(aliases.sender().value());
            PackedIdentities.writeAliases(out, aliases.aliases(), sources);
            if (!sources) {
                out.raiseVersion(0, ALIAS_LISTS_CHANGED_EXTENDED);
            }
        } else if (message instanceof SourceRevocation revocation) {
            out.writeByte(SOURCE_REVOCATION).writeText(revocation.system()).writeByte(revocation.revoked() ? 1 : 0);
        }
        return out;
    }

    private static ListStageMessage read(PackedReader in) {
        int kind = in.readByte();
        return switch (kind) {
            case MISROUTED_RECORD -> new MisroutedRecord(id(in), InputRecord.read(in), in.hasMore());
            case CITED_WORK_MERGED, CITED_WORKS_MERGED -> new CitedWorksMerged(id(in), readSurvivors(in));
            case ALIAS_LISTS_CHANGED, ALIAS_LISTS_CHANGED_EXTENDED ->
                new AliasListsChanged(id(in), id(in), PackedIdentities.readAliases(in, false));
            case ALIAS_LISTS_CHANGED_BY_SOURCE ->
                new AliasListsChanged(id(in), id(in), PackedIdentities.readAliases(in, true));
            case MISROUTED_RECORDS_APPLIED -> new MisroutedRecordsApplied(in.readCount(), in.readSigned());
            case SOURCE_REVOCATION -> new SourceRevocation(in.readText(), in.readByte() != 0);
            default -> throw new IllegalStateException("unknown kind of message: " + kind);
        };
    }

    private static SortedMap<WorkId, WorkId> readSurvivors(PackedReader in) {
        SortedMap<WorkId, WorkId> survivors = new TreeMap<>();
        while (in.hasMore()) {
            survivors.put(id(in), id(in));
        }
        return survivors;
    }

    private static WorkId id(PackedReader in) {
        return WorkId.ofNormalised(in.readText());
    }
}
