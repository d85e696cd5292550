package org.citationhubs.topology.message;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.serde.packed.PackedIdentities;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWorks;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.topology.message.ListStageMessage.AliasListsChanged;
import org.citationhubs.topology.message.ListStageMessage.CitedWorkMerged;
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
        } else if (message instanceof CitedWorkMerged merged) {
            out.writeByte(CITED_WORK_MERGED)
                    .writeText(merged.work().value())
                    .writeText(merged.old().value())
                    .writeText(merged.now().value());
        } else if (message instanceof AliasListsChanged aliases) {
            out.writeByte(ALIAS_LISTS_CHANGED)
                    .writeText(aliases.work().value())
                    .writeText(aliases.sender().value());
            PackedIdentities.writeAliases(out, aliases.aliases());
            out.raiseVersion(0, ALIAS_LISTS_CHANGED_EXTENDED);
        }
        return out;
    }

    private static ListStageMessage read(PackedReader in) {
        int kind = in.readByte();
        return switch (kind) {
            case MISROUTED_RECORD -> new MisroutedRecord(id(in), InputRecord.read(in), in.hasMore());
            case CITED_WORK_MERGED -> new CitedWorkMerged(id(in), id(in), id(in));
            case ALIAS_LISTS_CHANGED, ALIAS_LISTS_CHANGED_EXTENDED ->
                new AliasListsChanged(id(in), id(in), PackedIdentities.readAliases(in));
            case MISROUTED_RECORDS_APPLIED -> new MisroutedRecordsApplied(in.readCount(), in.readSigned());
            default -> throw new IllegalStateException("unknown kind of message: " + kind);
        };
    }

    private static WorkId id(PackedReader in) {
        return WorkId.ofNormalised(in.readText());
    }
}
