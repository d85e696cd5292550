package org.citationhubs.ingest.format.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.ImportException;

/**
 * Reads the records of a file, each an object by itself or inside an envelope, such as a page of a REST API: an object
 * one of whose fields has an array of records, a single record, or an object that is an envelope again.
 */
public final class EnvelopedRecords {

    private static final int MAX_ENVELOPES = 2;

    private final String name;
    private final String expected;
    private final Set<String> envelopes;
    private final ImportCounts counts;
    private final FieldwiseReader reader;
    private long enveloped;
    private boolean known;

    private EnvelopedRecords(
            String name, String expected, Set<String> envelopes, ImportCounts counts, FieldwiseReader reader) {
        this.name = name;
        this.expected = expected;
        this.envelopes = envelopes;
        this.counts = counts;
        this.reader = reader;
    }

    /**
     * Reads all records of a file.
     *
     * @param expected what each record has, for the message
     * @param envelopes names of the fields of an envelope that have records
     * @throws ImportException if the first record is not of the format, or a document is damaged
     */
    public static void read(
            InputStream in,
            String name,
            String expected,
            Set<String> envelopes,
            ImportCounts counts,
            FieldwiseReader reader)
            throws IOException {
        EnvelopedRecords records = new EnvelopedRecords(name, expected, envelopes, counts, reader);
        FeedRecords.read(
                in,
                name,
                expected,
                envelopes,
                counts,
                (json, number) -> json.startObject() && records.readObject(json, number, /* depth= */ 0));
    }

    /** Reads an object that is a record or an envelope; returns whether it is one. */
    private boolean readObject(JsonPull in, long number, int depth) throws IOException {
        boolean isEnvelope = false;
        reader.clear();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (depth < MAX_ENVELOPES && envelopes.contains(field)) {
                isEnvelope |= readEnvelope(in, depth);
            } else {
                reader.readField(field, in);
            }
        }
        return isEnvelope || publish(number);
    }

    private boolean readEnvelope(JsonPull in, int depth) throws IOException {
        if (in.isArray()) {
            while (in.nextElement()) {
                readEnveloped(in, MAX_ENVELOPES);
            }
        } else if (in.isObject()) {
            readEnveloped(in, depth + 1);
        } else {
            in.skip();
            return false;
        }
        reader.clear();
        return true;
    }

    private void readEnveloped(JsonPull in, int depth) throws IOException {
        enveloped++;
        boolean read = in.startObject() ? readObject(in, enveloped, depth) : publishNone();
        if (!read) {
            throw FeedRecords.notOfTheFormat(name, expected);
        }
    }

    /** Counts an element that is no object. */
    private boolean publishNone() {
        reader.clear();
        return publish(enveloped);
    }

    /** Returns false if the record is none and no record of the file was one. */
    private boolean publish(long number) {
        if (reader.publish(name, number)) {
            known = true;
        } else if (known) {
            counts.malformed(name, number, "has no " + expected);
        }
        return known;
    }
}
