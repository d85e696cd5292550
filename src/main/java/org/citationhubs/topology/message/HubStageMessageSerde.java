package org.citationhubs.topology.message;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.serde.packed.PartitionUpdateCodec;
import org.citationhubs.topology.message.HubStageMessage.InputProgress;
import org.citationhubs.topology.message.HubStageMessage.ListChanged;
import org.citationhubs.topology.message.HubStageMessage.TitleReplies;
import org.citationhubs.topology.message.HubStageMessage.TitleReply;
import org.citationhubs.topology.message.HubStageMessage.TitleRequests;

/** Writes messages to partitions of hubs as packed bytes: a byte for the kind, then the fields. */
public final class HubStageMessageSerde implements Serde<HubStageMessage> {

    private static final int LIST_CHANGED = 1;
    private static final int INPUT_PROGRESS = 2;
    private static final int TITLE_REQUESTS = 3;
    private static final int TITLE_REPLIES = 4;

    @Override
    public Serializer<HubStageMessage> serializer() {
        return (topic, message) -> {
            MessageEncoder encoder = new MessageEncoder();
            message.dispatch(encoder);
            return encoder.out.toBytes();
        };
    }

    @Override
    public Deserializer<HubStageMessage> deserializer() {
        return (topic, bytes) -> read(new PackedReader(bytes));
    }

    private static HubStageMessage read(PackedReader in) {
        int kind = in.readByte();
        return switch (kind) {
            case LIST_CHANGED -> new ListChanged(PartitionUpdateCodec.read(in));
            case INPUT_PROGRESS ->
                new InputProgress(new InputOffset((int) in.readSigned(), in.readSigned()), (int) in.readSigned());
            case TITLE_REQUESTS -> new TitleRequests(in.readCount(), readWorks(in));
            case TITLE_REPLIES -> new TitleReplies(readTitles(in));
            default -> throw new IllegalStateException("unknown kind of message: " + kind);
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
        public void onListChange(PartitionUpdate update) {
            PartitionUpdateCodec.write(out.writeByte(LIST_CHANGED), update);
        }

        @Override
        public void onInputProgress(InputOffset source, int newestDay) {
            out.writeByte(INPUT_PROGRESS)
                    .writeSigned(source.partition())
                    .writeSigned(source.offset())
                    .writeSigned(newestDay);
        }

        @Override
        public void onTitleRequests(int byPartition, List<WorkId> works) {
            out.writeByte(TITLE_REQUESTS).writeCount(byPartition).writeCount(works.size());
            works.forEach(work -> out.writeText(work.value()));
        }

        @Override
        public void onTitleReplies(List<TitleReply> titles) {
            out.writeByte(TITLE_REPLIES).writeCount(titles.size());
            titles.forEach(reply -> out.writeText(reply.work().value()).writeOptionalText(reply.title()));
        }
    }
}
