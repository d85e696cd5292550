package org.citationhubs.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.IdMap;

/** The events that a reader makes of texts and files, and its counts. */
public final class ReadEvents implements EventSink {

    private final List<CitationEvent> lists = new ArrayList<>();
    private final List<WorkEvent> works = new ArrayList<>();
    private final List<String> malformed = new ArrayList<>();
    private final ImportCounts counts = new ImportCounts((place, reason) -> malformed.add(place + ": " + reason));
    private final FormatReader reader;

    private ReadEvents(
            FormatOptions options, IdMap ids, CitationGroups groups, Function<FormatContext, FormatReader> format) {
        reader = format.apply(new FormatContext(options, ids, groups, this, counts));
    }

    /** Prepares a reader with the usual options, without a map of ids. */
    public static ReadEvents by(Function<FormatContext, FormatReader> format) {
        return by(FormatOptions.DEFAULT, IdMap.NONE, CitationGroups.NONE, format);
    }

    /** Prepares a reader. */
    public static ReadEvents by(
            FormatOptions options, IdMap ids, CitationGroups groups, Function<FormatContext, FormatReader> format) {
        return new ReadEvents(options, ids, groups, format);
    }

    /** Reads a file whose content is this text. */
    public ReadEvents read(String name, String text) {
        return read(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads a file. */
    public ReadEvents read(String name, InputStream in) {
        try {
            reader.read(in, name);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void work(WorkEvent event) {
        counts.work(event);
        works.add(event);
    }

    @Override
    public void list(CitationEvent event) {
        counts.list(event);
        lists.add(event);
    }

    @Override
    public void written(Record event, byte[] json) {
        if (event instanceof CitationEvent list) {
            list(list);
        } else {
            work((WorkEvent) event);
        }
    }

    public List<CitationEvent> lists() {
        return lists;
    }

    public List<WorkEvent> works() {
        return works;
    }

    /** Returns the records that could not be read, with the reason. */
    public List<String> malformed() {
        return malformed;
    }

    public ImportCounts counts() {
        return counts;
    }
}
