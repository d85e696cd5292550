package org.citationhubs.topology.message;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.work.DescriptionsBySource;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWorks;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.serde.packed.PartitionUpdateCodec;
import org.citationhubs.topology.message.HubStageMessage.AliasReply;
import org.citationhubs.topology.message.HubStageMessage.AliasRequest;
import org.citationhubs.topology.message.HubStageMessage.InputProgress;
import org.citationhubs.topology.message.HubStageMessage.ListChanged;
import org.citationhubs.topology.message.HubStageMessage.SurvivorRequest;
import org.citationhubs.topology.message.HubStageMessage.TitleReplies;
import org.citationhubs.topology.message.HubStageMessage.TitleReply;
import org.citationhubs.topology.message.HubStageMessage.TitleRequests;

/** Writes messages to partitions of hubs as packed bytes: a byte for the kind, then the fields. */
public final class HubStageMessageSerde implements Serde<HubStageMessage> {

    private static final int LIST_CHANGED = 1;
    private static final int INPUT_PROGRESS = 2;
    private static final int TITLE_REQUESTS = 3;
    private static final int TITLE_REPLIES = 4;
    private static final int ALIAS_REQUEST = 5;
    private static final int ALIAS_REPLY = 6;
    private static final int SOURCE_REVOCATION = 7;
    private static final int SURVIVOR_REQUEST = 8;

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
            case INPUT_PROGRESS -> readProgress(in);
            case TITLE_REQUESTS -> new TitleRequests(in.readCount(), readWorks(in));
            case TITLE_REPLIES -> new TitleReplies(readTitles(in));
            case ALIAS_REQUEST -> new AliasRequest(readWork(in), readWork(in), in.readByte() != 0);
            case ALIAS_REPLY -> new AliasReply(readWork(in), readWork(in), PackedWorks.readDescriptions(in));
            case SOURCE_REVOCATION -> new SourceRevocation(in.readText(), in.readByte() != 0);
            case SURVIVOR_REQUEST -> new SurvivorRequest(readWork(in), readWorks(in));
            default -> throw new IllegalStateException("unknown kind of message: " + kind);
        };
    }

    /** Reads one offset and the day, as release 0.1.0 wrote them, and further offsets, which that release ignores. */
    private static InputProgress readProgress(PackedReader in) {
        SortedMap<Integer, Long> sources = new TreeMap<>();
        int first = (int) in.readSigned();
        long offset = in.readSigned();
        if (first >= 0) {
            sources.put(first, offset);
        }
        int newestDay = (int) in.readSigned();
        while (in.hasMore()) {
            sources.put(in.readCount(), in.readLongCount());
        }
        return new InputProgress(new InputOffsets(sources), newestDay);
    }

    private static WorkId readWork(PackedReader in) {
        return WorkId.ofNormalised(in.readText());
    }

    private static List<WorkId> readWorks(PackedReader in) {
        int count = in.readCount();
        List<WorkId> works = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            works.add(readWork(in));
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
        public void onInputProgress(InputOffsets sources, int newestDay) {
            SortedMap<Integer, Long> offsets = sources.byPartition();
            int first = offsets.isEmpty() ? InputOffset.NONE.partition() : offsets.firstKey();
            out.writeByte(INPUT_PROGRESS)
                    .writeSigned(first)
                    .writeSigned(offsets.getOrDefault(first, InputOffset.NONE.offset()))
                    .writeSigned(newestDay);
            offsets.tailMap(first + 1)
                    .forEach((partition, offset) -> out.writeCount(partition).writeCount(offset));
        }

        @Override
        public void onTitleRequests(int byPartition, List<WorkId> works) {
            writeWorks(out.writeByte(TITLE_REQUESTS).writeCount(byPartition), works);
        }

        private static void writeWorks(PackedWriter out, List<WorkId> works) {
            out.writeCount(works.size());
            works.forEach(work -> out.writeText(work.value()));
        }

        @Override
        public void onTitleReplies(List<TitleReply> titles) {
            out.writeByte(TITLE_REPLIES).writeCount(titles.size());
            titles.forEach(reply -> out.writeText(reply.work().value()).writeOptionalText(reply.title()));
        }

        @Override
        public void onAliasRequest(WorkId alias, WorkId survivor, boolean wanted) {
            out.writeByte(ALIAS_REQUEST)
                    .writeText(alias.value())
                    .writeText(survivor.value())
                    .writeByte(wanted ? 1 : 0);
        }

        @Override
        public void onAliasReply(WorkId survivor, WorkId alias, DescriptionsBySource descriptions) {
            out.writeByte(ALIAS_REPLY).writeText(survivor.value()).writeText(alias.value());
            PackedWorks.writeDescriptions(out, descriptions);
        }

        @Override
        public void onSourceRevocation(SourceRevocation revocation) {
            out.writeByte(SOURCE_REVOCATION).writeText(revocation.system()).writeByte(revocation.revoked() ? 1 : 0);
        }

        @Override
        public void onSurvivorRequest(WorkId citing, List<WorkId> cited) {
            writeWorks(out.writeByte(SURVIVOR_REQUEST).writeText(citing.value()), cited);
        }
    }
}
