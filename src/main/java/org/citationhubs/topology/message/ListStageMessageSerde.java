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

/** Writes messages to partitions of reference lists as packed bytes: a byte for the kind, the work, then the fields. */
public final class ListStageMessageSerde implements Serde<ListStageMessage> {

    private static final int MISROUTED_RECORD = 1;
    private static final int CITED_WORK_MERGED = 2;
    private static final int ALIAS_LISTS_CHANGED = 3;

    /**
     * {@link #ALIAS_LISTS_CHANGED} with work fields that releases without sized fields cannot read, see
     * {@link PackedWorks}.
     */
    private static final int ALIAS_LISTS_CHANGED_EXTENDED = 4;

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
        WorkId work = WorkId.ofNormalised(in.readText());
        return switch (kind) {
            case MISROUTED_RECORD -> new MisroutedRecord(work, InputRecord.read(in));
            case CITED_WORK_MERGED -> new CitedWorkMerged(work, id(in), id(in));
            case ALIAS_LISTS_CHANGED, ALIAS_LISTS_CHANGED_EXTENDED ->
                new AliasListsChanged(work, id(in), PackedIdentities.readAliases(in));
            default -> throw new IllegalStateException("unknown kind of message: " + kind);
        };
    }

    private static WorkId id(PackedReader in) {
        return WorkId.ofNormalised(in.readText());
    }
}
