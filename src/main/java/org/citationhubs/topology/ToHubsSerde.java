package org.citationhubs.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.citationhubs.citation.ListUpdate;
import org.citationhubs.citation.SourceOffset;
import org.citationhubs.citation.WorkId;
import org.citationhubs.serde.ListUpdateCodec;
import org.citationhubs.serde.PackedReader;
import org.citationhubs.serde.PackedWriter;
import org.citationhubs.topology.ToHubs.Changed;
import org.citationhubs.topology.ToHubs.Heard;
import org.citationhubs.topology.ToHubs.TitleTold;
import org.citationhubs.topology.ToHubs.TitlesAsked;
import org.citationhubs.topology.ToHubs.TitlesTold;

/** Messages between partitions as packed bytes: a byte for the kind, then the parts. */
final class ToHubsSerde implements Serde<ToHubs> {

    private static final int CHANGED = 1;
    private static final int HEARD = 2;
    private static final int TITLES_ASKED = 3;
    private static final int TITLES_TOLD = 4;

    @Override
    public Serializer<ToHubs> serializer() {
        return (topic, message) -> {
            Writing writing = new Writing();
            message.tell(writing);
            return writing.out.toBytes();
        };
    }

    @Override
    public Deserializer<ToHubs> deserializer() {
        return (topic, bytes) -> read(new PackedReader(bytes));
    }

    private static ToHubs read(PackedReader in) {
        int kind = in.readByte();
        return switch (kind) {
            case CHANGED -> new Changed(ListUpdateCodec.read(in));
            case HEARD -> new Heard(new SourceOffset((int) in.readSigned(), in.readSigned()), (int) in.readSigned());
            case TITLES_ASKED -> new TitlesAsked(in.readCount(), readWorks(in));
            case TITLES_TOLD -> new TitlesTold(readTitles(in));
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

    private static List<TitleTold> readTitles(PackedReader in) {
        int count = in.readCount();
        List<TitleTold> titles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            WorkId work = WorkId.ofNormalised(in.readText());
            titles.add(new TitleTold(work, in.readOptionalText()));
        }
        return titles;
    }

    private static final class Writing implements ToHubs.Receiver {

        private final PackedWriter out = new PackedWriter();

        @Override
        public void changed(ListUpdate update) {
            ListUpdateCodec.write(out.writeByte(CHANGED), update);
        }

        @Override
        public void heard(SourceOffset source, int newestDay) {
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
        public void titlesTold(List<TitleTold> titles) {
            out.writeByte(TITLES_TOLD).writeCount(titles.size());
            titles.forEach(told -> out.writeText(told.work().value()).writeOptionalText(told.title()));
        }
    }
}
