package org.citationhubs.ingest.dump;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.citationhubs.ingest.publish.LineReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a text file, plain or packed, without blank lines and comments ({@code #}). Lines that are no UTF-8
 * text are reported.
 */
final class TextRowReader implements Closeable {

    /** Bounds the memory for a file without line ends; no row of a table is that long. */
    private static final int MAX_LINE_BYTES = 10 << 20;

    private final Path file;
    private final ImportReport report;
    private final CountingStream counted;
    private final @Nullable PackedFormat format;
    private final LineReader lines;

    private TextRowReader(
            Path file, ImportReport report, CountingStream counted, @Nullable PackedFormat format, LineReader lines) {
        this.file = file;
        this.report = report;
        this.counted = counted;
        this.format = format;
        this.lines = lines;
    }

    /**
     * Opens a file.
     *
     * @throws ImportException if the file is damaged or of a format that import does not read
     */
    static TextRowReader open(Path file, ImportReport report) throws IOException {
        CountingStream counted = new CountingStream(Files.newInputStream(file));
        BufferedInputStream buffered = new BufferedInputStream(counted, 1 << 16);
        PackedFormat format = null;
        try {
            format = PackedFormat.of(buffered);
            InputStream text = format == null ? buffered : format.unpacked(buffered);
            return new TextRowReader(file, report, counted, format, new LineReader(text, MAX_LINE_BYTES));
        } catch (IOException e) {
            buffered.close();
            if (format == null) {
                throw e;
            }
            throw format.damaged(file, e);
        } catch (ImportException e) {
            buffered.close();
            throw new ImportException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns the next row, or null after the last row.
     *
     * @throws ImportException if the file is damaged
     */
    @Nullable
    String next() throws IOException {
        try {
            return nextRow();
        } catch (IOException e) {
            if (format == null) {
                throw e;
            }
            throw format.damaged(file, e);
        }
    }

    private @Nullable String nextRow() throws IOException {
        while (lines.next()) {
            String row = lines.tooLong() ? null : decoded(lines.line());
            if (row == null) {
                report.malformed(file, lines.number(), lines.tooLong() ? "longer than 10 MiB" : "not UTF-8");
            } else if (row.indexOf(0) >= 0) {
                report.malformed(file, lines.number(), "holds a NUL character; is the file UTF-16 or no text?");
            } else if (!row.isBlank() && row.charAt(0) != '#') {
                return row;
            }
        }
        return null;
    }

    private @Nullable String decoded(byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            return lines.number() == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Returns the line number of the row in the file, from 1. */
    long line() {
        return lines.number();
    }

    /** Returns the number of bytes read from the file, before decompression. */
    long bytesRead() {
        return counted.bytes;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** Counts the bytes that are read. */
    private static final class CountingStream extends FilterInputStream {

        private long bytes;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            bytes += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
