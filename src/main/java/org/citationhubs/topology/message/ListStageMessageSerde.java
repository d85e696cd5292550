package org.citationhubs.topology.message;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.serde.packed.PackedIdentities;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWorks;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.topology.message.ListStageMessage.AliasListsChanged;
import org.citationhubs.topology.message.ListStageMessage.CitedWorkMerged;
import org.citationhubs.topology.message.ListStageMessage.MisroutedRecord;

/** Messages to partitions of reference lists as packed bytes: a byte for the kind, the work, then the parts. */
public final class ListStageMessageSerde implements Serde<ListStageMessage> {

    private static final int SENT_ON = 1;
    private static final int RENAMED = 2;
    private static final int VISITING = 3;

    /** As {@link #VISITING}, with work fields that releases without sized fields cannot read, see {@link PackedWorks}. */
    private static final int VISITING_EXTENDED = 4;

    @Override
    public Serializer<ListStageMessage> serializer() {
        return (topic, message) -> write(new PackedWriter(), message).toBytes();
    }

    @Override
    public Deserializer<ListStageMessage> deserializer() {
        return (topic, bytes) -> read(new PackedReader(bytes));
    }

    private static PackedWriter write(PackedWriter out, ListStageMessage message) {
        if (message instanceof MisroutedRecord sentOn) {
            sentOn.record().write(out.writeByte(SENT_ON).writeText(sentOn.work().value()));
        } else if (message instanceof CitedWorkMerged renamed) {
            out.writeByte(RENAMED)
                    .writeText(renamed.work().value())
                    .writeText(renamed.old().value())
                    .writeText(renamed.now().value());
        } else if (message instanceof AliasListsChanged visiting) {
            out.writeByte(VISITING)
                    .writeText(visiting.work().value())
                    .writeText(visiting.sender().value());
            PackedIdentities.writeGuests(out, visiting.guests());
            out.raiseVersion(0, VISITING_EXTENDED);
        }
        return out;
    }

    private static ListStageMessage read(PackedReader in) {
        int kind = in.readByte();
        WorkId work = WorkId.ofNormalised(in.readText());
        return switch (kind) {
            case SENT_ON -> new MisroutedRecord(work, InputRecord.read(in));
            case RENAMED -> new CitedWorkMerged(work, id(in), id(in));
            case VISITING, VISITING_EXTENDED -> new AliasListsChanged(work, id(in), PackedIdentities.readGuests(in));
            default -> throw new IllegalStateException("no message is of kind " + kind);
        };
    }

    private static WorkId id(PackedReader in) {
        return WorkId.ofNormalised(in.readText());
    }
}
