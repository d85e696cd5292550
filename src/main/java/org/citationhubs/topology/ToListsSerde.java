package org.citationhubs.topology;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.citationhubs.citation.WorkId;
import org.citationhubs.serde.PackedIdentities;
import org.citationhubs.serde.PackedReader;
import org.citationhubs.serde.PackedWriter;
import org.citationhubs.topology.ToLists.Renamed;
import org.citationhubs.topology.ToLists.SentOn;
import org.citationhubs.topology.ToLists.Visiting;

/** Messages to partitions of reference lists as packed bytes: a byte for the kind, the work, then the parts. */
final class ToListsSerde implements Serde<ToLists> {

    private static final int SENT_ON = 1;
    private static final int RENAMED = 2;
    private static final int VISITING = 3;

    @Override
    public Serializer<ToLists> serializer() {
        return (topic, message) -> write(new PackedWriter(), message).toBytes();
    }

    @Override
    public Deserializer<ToLists> deserializer() {
        return (topic, bytes) -> read(new PackedReader(bytes));
    }

    private static PackedWriter write(PackedWriter out, ToLists message) {
        if (message instanceof SentOn sentOn) {
            sentOn.record().write(out.writeByte(SENT_ON).writeText(sentOn.work().value()));
        } else if (message instanceof Renamed renamed) {
            out.writeByte(RENAMED)
                    .writeText(renamed.work().value())
                    .writeText(renamed.old().value())
                    .writeText(renamed.now().value());
        } else if (message instanceof Visiting visiting) {
            out.writeByte(VISITING)
                    .writeText(visiting.work().value())
                    .writeText(visiting.sender().value());
            PackedIdentities.writeGuests(out, visiting.guests());
        }
        return out;
    }

    private static ToLists read(PackedReader in) {
        int kind = in.readByte();
        WorkId work = WorkId.ofNormalised(in.readText());
        return switch (kind) {
            case SENT_ON -> new SentOn(work, InputRecord.read(in));
            case RENAMED -> new Renamed(work, id(in), id(in));
            case VISITING -> new Visiting(work, id(in), PackedIdentities.readGuests(in));
            default -> throw new IllegalStateException("no message is of kind " + kind);
        };
    }

    private static WorkId id(PackedReader in) {
        return WorkId.ofNormalised(in.readText());
    }
}
