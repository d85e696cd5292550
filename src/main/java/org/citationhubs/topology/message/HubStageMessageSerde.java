package org.citationhubs.topology.message;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.serde.packed.PartitionUpdateCodec;
import org.citationhubs.topology.message.HubStageMessage.InputProgress;
import org.citationhubs.topology.message.HubStageMessage.ListChanged;
import org.citationhubs.topology.message.HubStageMessage.TitleReplies;
import org.citationhubs.topology.message.HubStageMessage.TitleReply;
import org.citationhubs.topology.message.HubStageMessage.TitleRequests;

/** Messages between partitions as packed bytes: a byte for the kind, then the parts. */
public final class HubStageMessageSerde implements Serde<HubStageMessage> {

    private static final int CHANGED = 1;
    private static final int HEARD = 2;
    private static final int TITLES_ASKED = 3;
    private static final int TITLES_TOLD = 4;

    @Override
    public Serializer<HubStageMessage> serializer() {
        return (topic, message) -> {
            MessageEncoder writing = new MessageEncoder();
            message.tell(writing);
            return writing.out.toBytes();
        };
    }

    @Override
    public Deserializer<HubStageMessage> deserializer() {
        return (topic, bytes) -> read(new PackedReader(bytes));
    }

    private static HubStageMessage read(PackedReader in) {
        int kind = in.readByte();
        return switch (kind) {
            case CHANGED -> new ListChanged(PartitionUpdateCodec.read(in));
            case HEARD ->
                new InputProgress(new InputOffset((int) in.readSigned(), in.readSigned()), (int) in.readSigned());
            case TITLES_ASKED -> new TitleRequests(in.readCount(), readWorks(in));
            case TITLES_TOLD -> new TitleReplies(readTitles(in));
            default -> throw new IllegalStateException("no message is of kind " + kind);
        };
    }

    private static List<WorkId> readWorks(PackedReader in) {
        int count = in.readCount();
        List<WorkId> works = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            works.add(WorkId.ofNormalised(in.readText()));
        }
        return works;
    }

    private static List<TitleReply> readTitles(PackedReader in) {
        int count = in.readCount();
        List<TitleReply> titles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            WorkId work = WorkId.ofNormalised(in.readText());
            titles.add(new TitleReply(work, in.readOptionalText()));
        }
        return titles;
    }

    private static final class MessageEncoder implements HubStageMessage.MessageHandler {

        private final PackedWriter out = new PackedWriter();

        @Override
        public void changed(PartitionUpdate update) {
            PartitionUpdateCodec.write(out.writeByte(CHANGED), update);
        }

        @Override
        public void heard(InputOffset source, int newestDay) {
            out.writeByte(HEARD)
                    .writeSigned(source.partition())
                    .writeSigned(source.offset())
                    .writeSigned(newestDay);
        }

        @Override
        public void titlesAsked(int byPartition, List<WorkId> works) {
            out.writeByte(TITLES_ASKED).writeCount(byPartition).writeCount(works.size());
            works.forEach(work -> out.writeText(work.value()));
        }

        @Override
        public void titlesTold(List<TitleReply> titles) {
            out.writeByte(TITLES_TOLD).writeCount(titles.size());
            titles.forEach(told -> out.writeText(told.work().value()).writeOptionalText(told.title()));
        }
    }
}
