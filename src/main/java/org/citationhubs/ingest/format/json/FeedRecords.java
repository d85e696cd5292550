package org.citationhubs.ingest.format.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.ImportException;

/**
 * Finds the JSON objects of a file, one to a line or in any other layout. A line that is no JSON costs only itself; a
 * document that is damaged ends the file.
 */
public final class FeedRecords {

    /** Longest line. A record of a feed that is larger is damaged. */
    public static final int MAX_LINE_BYTES = 20 << 20;

    private static final int PEEKED = 1 << 16;

    /** Names of fields are not made unique in the whole process: some feeds have words as names. */
    public static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private FeedRecords() {}

    /** Reads one object of a file. */
    public interface RecordHandler {

        /**
         * Reads an object, at which {@code in} stands, to its end.
         *
         * @param number number of the line or of the object, from 1
         * @return whether it is of the format
         */
        boolean read(JsonPull in, long number) throws IOException;
    }

    /**
     * Reads all objects of a file.
     *
     * @param expected what the first object would have if it were of the format, for the message
     * @throws ImportException if the first object is not of the format, or a document is damaged
     */
    public static void read(InputStream in, String name, String expected, ImportCounts counts, RecordHandler handler)
            throws IOException {
        read(in, name, expected, Set.of(), counts, handler);
    }

    /**
     * Reads all objects of a file, which may be objects that hold many records.
     *
     * @param expected what the first object would have if it were of the format, for the message
     * @param holders names of the fields of an object that hold records; such an object may be longer than a line
     * @throws ImportException if the first object is not of the format, or a document is damaged
     */
    public static void read(
            InputStream in,
            String name,
            String expected,
            Set<String> holders,
            ImportCounts counts,
            RecordHandler handler)
            throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, PEEKED);
        skipByteOrderMark(buffered);
        if (isOneToALine(buffered, holders)) {
            new JsonLines(buffered, name, counts).read(expected, handler);
        } else {
            readDocuments(buffered, name, expected, handler);
        }
    }

    private static void readDocuments(InputStream in, String name, String expected, RecordHandler handler)
            throws IOException {
        try (JsonParser json = JSON.createParser(in)) {
            json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            JsonPull pull = new JsonPull(json);
            boolean known = false;
            long number = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                    continue;
                }
                boolean read = handler.read(pull, ++number);
                if (!known && !read) {
                    throw notOfTheFormat(name, expected);
                }
                known = true;
            }
        } catch (JacksonException e) {
            String where =
                    e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
            throw new ImportException(name + ": damaged JSON: " + message(e) + where, e);
        }
    }

    /** Says that a file is of another format, because its first record lacks what each has. */
    public static ImportException notOfTheFormat(String name, String expected) {
        return new ImportException(name + ": is of another format: the first record has no " + expected, null);
    }

    /** Says what is wrong with JSON. */
    public static String message(JacksonException e) {
        String what = String.valueOf(e.getOriginalMessage());
        return what.length() > 200 ? what.substring(0, 200) + "..." : what;
    }

    private static void skipByteOrderMark(InputStream in) throws IOException {
        in.mark(3);
        byte[] first = in.readNBytes(3);
        if (!new String(first, StandardCharsets.UTF_8).equals("\uFEFF")) {
            in.reset();
        }
    }

    /**
     * Returns whether the first line is an object by itself. If it is longer than what is peeked at, it is one, but for
     * an object that holds many records.
     */
    private static boolean isOneToALine(InputStream in, Set<String> holders) throws IOException {
        in.mark(PEEKED);
        byte[] first = in.readNBytes(PEEKED);
        in.reset();
        int end = 0;
        while (end < first.length && first[end] != '\n') {
            end++;
        }
        if (end == first.length) {
            return end == PEEKED && first[0] == '{' && !holdsRecords(first, holders);
        }
        String line = new String(Arrays.copyOf(first, end), StandardCharsets.UTF_8).strip();
        return line.startsWith("{") && line.endsWith("}");
    }

    /** Returns whether one of the fields with which an object begins holds records. */
    private static boolean holdsRecords(byte[] beginning, Set<String> holders) throws IOException {
        try (JsonParser json = JSON.createParser(beginning)) {
            json.nextToken();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                if (holders.contains(field)) {
                    return true;
                }
                json.nextToken();
                json.skipChildren();
            }
            return false;
        } catch (JacksonException e) {
            // The beginning ends within a value.
            return false;
        }
    }
}
