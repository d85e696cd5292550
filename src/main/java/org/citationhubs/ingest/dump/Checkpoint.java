package org.citationhubs.ingest.dump;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.citationhubs.ingest.format.ImportException;
import org.jspecify.annotations.Nullable;

/**
 * The finished units of an import, in a file of JSON lines: first the options, then a line for each unit whose events
 * are all acknowledged, with its counts. An import that is started again with the file skips those units. Without a
 * file nothing is kept. Thread-safe.
 */
final class Checkpoint implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable FileChannel file;
    private final Set<String> finished = ConcurrentHashMap.newKeySet();
    private final ObjectNode counts = JsonNodeFactory.instance.objectNode();

    private Checkpoint(@Nullable FileChannel file) {
        this.file = file;
    }

    /**
     * Opens a checkpoint.
     *
     * @param path null for an import without one
     * @param options the choices that decide which events a unit has
     * @throws ImportException if the file was written with other options, or is no checkpoint
     */
    static Checkpoint open(@Nullable Path path, ObjectNode options) throws IOException {
        if (path == null) {
            return new Checkpoint(null);
        }
        byte[] content = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        int whole = wholeLines(content);
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // A line that was cut off by a kill states nothing.
        channel.truncate(whole);
        channel.position(whole);
        Checkpoint checkpoint = new Checkpoint(channel);
        List<String> lines =
                new String(content, 0, whole, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty()) {
            checkpoint.write(options);
            return checkpoint;
        }
        try {
            checkpoint.restore(path, options, lines);
            return checkpoint;
        } catch (ImportException e) {
            channel.close();
            throw e;
        }
    }

    private static int wholeLines(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private void restore(Path path, ObjectNode options, List<String> lines) {
        JsonNode before = parsed(path, lines.get(0));
        if (!before.equals(parsed(path, options.toString()))) {
            throw new ImportException(
                    path + ": is the checkpoint of an import with other options: " + before + ", now " + options
                            + "; give the same options, or another file",
                    null);
        }
        for (String line : lines.subList(1, lines.size())) {
            JsonNode unit = parsed(path, line);
            if (!unit.path("unit").isTextual() || !(unit.path("counts") instanceof ObjectNode ofUnit)) {
                throw noCheckpoint(path, null);
            }
            finished.add(unit.path("unit").asText());
            CountsJson.add(counts, ofUnit);
        }
    }

    private static JsonNode parsed(Path path, String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            throw noCheckpoint(path, e);
        }
    }

    private static ImportException noCheckpoint(Path path, @Nullable Exception cause) {
        return new ImportException(path + ": is no checkpoint of an import", cause);
    }

    /** Returns whether a unit was finished, now or before. */
    boolean isFinished(String unit) {
        return finished.contains(unit);
    }

    /** Returns the number of finished units. */
    int size() {
        return finished.size();
    }

    /** States that all events of a unit are acknowledged; the statement is on disk when this returns. */
    synchronized void finish(String unit, ObjectNode ofUnit) throws IOException {
        finished.add(unit);
        CountsJson.add(counts, ofUnit);
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("unit", unit);
        line.set("counts", ofUnit);
        write(line);
    }

    /** Returns the sum of the counts of all finished units. */
    synchronized ObjectNode counts() {
        return counts.deepCopy();
    }

    private void write(ObjectNode line) throws IOException {
        if (file != null) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
