package org.citationhubs.ingest.format.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.json.FeedRecords.RecordHandler;

/**
 * Reads objects that stand one to a line. A line that is no JSON costs only itself. One parser reads many lines,
 * because to create one takes as long as to read a short line.
 */
public final class JsonLines {

    private static final int BLOCK = 1 << 20;

    private final InputStream in;
    private final String name;
    private final ImportCounts counts;
    private byte[] block = new byte[BLOCK];
    /** End of the whole lines in the block. */
    private int length;
    /** End of the bytes in the block. */
    private int filled;
    /** Number of lines before the part of the block that is read next. */
    private long lines;

    private boolean known;

    public JsonLines(InputStream in, String name, ImportCounts counts) {
        this.in = in;
        this.name = name;
        this.counts = counts;
    }

    /** Reads all lines, see {@link FeedRecords#read}. */
    public void read(String expected, RecordHandler handler) throws IOException {
        while (fill()) {
            int at = 0;
            while (at < length) {
                at = parse(at, expected, handler);
            }
        }
    }

    /** Reads lines up to the end of the block, or of the first damaged line; returns that end. */
    private int parse(int from, String expected, RecordHandler handler) throws IOException {
        int record = from;
        boolean any = false;
        boolean within = false;
        try (JsonParser json = FeedRecords.JSON.createParser(block, from, length - from)) {
            JsonPull pull = new JsonPull(json);
            while (json.nextToken() != null) {
                JsonLocation start = json.currentTokenLocation();
                record = from + (int) start.getByteOffset();
                any = true;
                within = true;
                boolean read = handler.read(pull, lines + start.getLineNr());
                if (!known && !read) {
                    throw FeedRecords.notOfTheFormat(name, expected);
                }
                known = true;
                while (!json.getParsingContext().inRoot()) {
                    json.nextToken();
                }
                within = false;
            }
            lines += json.currentLocation().getLineNr() - 1;
            return length;
        } catch (JacksonException e) {
            int damaged = any ? record : firstOfLine(from);
            int next = endOfLine(damaged);
            lines += linesIn(from, next);
            // What follows an object in its line is not read.
            if (within || !any) {
                long at = e.getLocation() == null ? 0 : e.getLocation().getByteOffset() - (damaged - from);
                counts.malformed(name, lines, "no JSON: " + FeedRecords.message(e) + " at byte " + at);
            }
            return next;
        }
    }

    /** Fills the block with whole lines; returns false at the end of the file. */
    private boolean fill() throws IOException {
        System.arraycopy(block, length, block, 0, filled - length);
        filled -= length;
        length = 0;
        int searched = filled;
        while (true) {
            filled += in.readNBytes(block, filled, block.length - filled);
            boolean ended = filled < block.length;
            length = ended ? filled : afterLastLine(searched);
            if (length > 0 || ended) {
                return length > 0;
            }
            searched = filled;
            if (filled < FeedRecords.MAX_LINE_BYTES) {
                block = Arrays.copyOf(block, Math.min(2 * block.length, FeedRecords.MAX_LINE_BYTES));
            } else {
                counts.malformed(name, ++lines, "longer than 20 MiB");
                skipLine();
                searched = 0;
            }
        }
    }

    private void skipLine() throws IOException {
        int end;
        do {
            filled = in.readNBytes(block, 0, block.length);
            end = endOfLine(0, filled);
        } while (end == filled && filled == block.length && block[end - 1] != '\n');
        System.arraycopy(block, end, block, 0, filled - end);
        filled -= end;
    }

    private int afterLastLine(int from) {
        int end = filled;
        while (end > from && block[end - 1] != '\n') {
            end--;
        }
        return end > from ? end : 0;
    }

    /** Returns the first byte from an index on that is no white space. */
    private int firstOfLine(int from) {
        int first = from;
        while (first < length - 1 && block[first] <= ' ' && block[first] >= 0) {
            first++;
        }
        return first;
    }

    /** Returns the index after the line that holds an index. */
    private int endOfLine(int index) {
        return endOfLine(index, length);
    }

    private int endOfLine(int index, int limit) {
        int end = index;
        while (end < limit && block[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, limit);
    }

    private int linesIn(int from, int to) {
        int ends = 0;
        for (int i = from; i < to; i++) {
            ends += block[i] == '\n' ? 1 : 0;
        }
        return block[to - 1] == '\n' ? ends : ends + 1;
    }
}
