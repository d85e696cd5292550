package org.citationhubs.ingest.format.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.format.EventSink;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.IdReader;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.MapOfIds;

/** The pass of an import that fills the map of ids and publishes nothing. */
public final class IdPass {

    private static final EventSink NOTHING = new EventSink() {
        @Override
        public void work(WorkEvent event) {
            throw new AssertionError("published " + event);
        }

        @Override
        public void list(CitationEvent event) {
            throw new AssertionError("published " + event);
        }

        @Override
        public void written(Record event, byte[] json) {
            throw new AssertionError("published " + event);
        }
    };

    private final IdReader reader;
    private final MapOfIds ids;

    private IdPass(IdReader reader, MapOfIds ids) {
        this.reader = reader;
        this.ids = ids;
    }

    public static IdPass of(Function<FormatContext, IdReader> format, MapOfIds ids) {
        ImportCounts counts = new ImportCounts((place, reason) -> {});
        return new IdPass(
                format.apply(new FormatContext(FormatOptions.DEFAULT, ids, CitationGroups.NONE, NOTHING, counts)), ids);
    }

    public IdPass read(String name, String text) {
        return read(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    public IdPass read(String name, InputStream in) {
        try {
            reader.readIds(in, name, ids);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
