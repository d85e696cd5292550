package org.citationhubs.ingest.format.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.publish.LineReader;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.WorkEventReader;

/**
 * Reads the service's own events, one JSON object to a line: values of {@code citations.v1} and {@code works.v1}. They
 * are read as the service reads them and passed on unchanged.
 */
public final class EventsReader implements FormatReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final FormatContext context;
    private final CitationEventReader lists = new CitationEventReader(InputLimits.DEFAULT);
    private final WorkEventReader works = new WorkEventReader(InputLimits.DEFAULT);
    private final Repairs repairs = new Repairs();

    public EventsReader(FormatContext context) {
        this.context = context;
    }

    @Override
    public void read(InputStream in, String name) throws IOException {
        LineReader lines = new LineReader(in, InputLimits.DEFAULT.eventBytes());
        boolean known = false;
        while (lines.next()) {
            byte[] json = withoutByteOrderMark(lines);
            if (lines.tooLong()) {
                context.counts().malformed(name, lines.number(), "longer than an event may be");
            } else if (!isBlank(json)) {
                known |= read(name, lines.number(), json, known);
            }
        }
    }

    private boolean read(String name, long line, byte[] json, boolean known) {
        context.counts().input("events", 1);
        EventKind kind = kind(json);
        if (kind == EventKind.NEITHER && !known) {
            throw new ImportException(
                    name + ":" + line
                            + ": is of another format: the first line is no JSON object with 'citing' or 'id'",
                    null);
        }
        repairs.clear();
        try {
            switch (kind) {
                case LIST -> pass(lists.read(json, repairs), json);
                case WORK -> pass(works.read(json, repairs), json);
                case NEITHER -> context.counts().malformed(name, line, "neither a list nor a work");
            }
        } catch (RejectedRecordException e) {
            context.counts().malformed(name, line, String.valueOf(e.getMessage()));
        }
        return true;
    }

    private void pass(CitationEvent event, byte[] json) {
        countRepairs();
        if (context.options().lists()) {
            context.events().written(event, json);
        }
    }

    private void pass(WorkEvent event, byte[] json) {
        countRepairs();
        if (context.options().works()) {
            context.events().written(event, json);
        }
    }

    private void countRepairs() {
        for (RepairReason reason : RepairReason.values()) {
            for (int i = repairs.count(reason); i > 0; i--) {
                context.counts().repaired(reason.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private enum EventKind {
        LIST,
        WORK,
        NEITHER
    }

    /** Tells the two kinds apart by the fields that only one of them has. */
    private static EventKind kind(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return EventKind.NEITHER;
            }
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                if (field.equals("citing") || field.equals("citations")) {
                    return EventKind.LIST;
                }
                if (field.equals("id")) {
                    return EventKind.WORK;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return EventKind.NEITHER;
        } catch (JacksonException e) {
            return EventKind.NEITHER;
        } catch (IOException e) {
            throw new IllegalStateException("an array of bytes is always read", e);
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] withoutByteOrderMark(LineReader lines) {
        byte[] line = lines.line();
        boolean marked = lines.number() == 1
                && line.length >= 3
                && line[0] == (byte) 0xEF
                && line[1] == (byte) 0xBB
                && line[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(line, 3, line.length) : line;
    }
}
