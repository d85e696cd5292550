package org.citationhubs.ingest.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.citationhubs.ingest.format.ImportException;
import org.jspecify.annotations.Nullable;

/**
 * A format of files that are no plain text in UTF-8. It is recognised by the first bytes of a file and not by its name.
 */
@SuppressWarnings("ImmutableEnumChecker") // The bytes do not change.
public enum PackedFormat {
    GZIP("gzip", 0x1f, 0x8b) {
        @Override
        public InputStream unpacked(InputStream in) throws IOException {
            return new GZIPInputStream(in, BUFFER);
        }
    },
    BZIP2("bzip2", 'B', 'Z', 'h') {
        @Override
        public InputStream unpacked(InputStream in) throws IOException {
            return new BufferedInputStream(new BZip2CompressorInputStream(in, true), BUFFER);
        }
    },
    ZSTD("zstd", 0x28, 0xb5, 0x2f, 0xfd) {
        @Override
        public InputStream unpacked(InputStream in) throws IOException {
            return new BufferedInputStream(new ZstdCompressorInputStream(in), BUFFER);
        }
    },
    XZ("xz", 0xfd, '7', 'z', 'X', 'Z') {
        @Override
        public InputStream unpacked(InputStream in) throws IOException {
            return new BufferedInputStream(
                    XZCompressorInputStream.builder()
                            .setInputStream(in)
                            .setDecompressConcatenated(true)
                            .setMemoryLimitKiB(MOST_XZ_MEMORY_KIB)
                            .get(),
                    BUFFER);
        }
    },
    ZIP("zip", 'P', 'K', 3, 4) {
        @Override
        public InputStream unpacked(InputStream in) {
            throw new ImportException(
                    "is a zip archive or a spreadsheet, which cannot be read here; unpack it, or save it as text "
                            + "separated by tabs",
                    null);
        }
    },
    SEVEN_ZIP("7z", '7', 'z', 0xbc, 0xaf) {
        @Override
        public InputStream unpacked(InputStream in) {
            throw new ImportException(
                    "is a 7z archive, which import does not read; unpack it into standard input: "
                            + "7z x -so ARCHIVE.7z | ... import ... -",
                    null);
        }
    },
    PARQUET("Parquet", 'P', 'A', 'R', '1') {
        @Override
        public InputStream unpacked(InputStream in) {
            throw new ImportException(
                    "is a Parquet file, which import does not read; DuckDB writes its rows as text, see "
                            + "src/docs/feeds.md, Parquet",
                    null);
        }
    },
    UTF_16_LITTLE("UTF-16", 0xff, 0xfe) {
        @Override
        public InputStream unpacked(InputStream in) {
            throw inUtf16();
        }
    },
    UTF_16_BIG("UTF-16", 0xfe, 0xff) {
        @Override
        public InputStream unpacked(InputStream in) {
            throw inUtf16();
        }
    };

    private static final int BUFFER = 1 << 16;

    /** Enough for every preset of xz; a hostile file must not take all memory. */
    private static final int MOST_XZ_MEMORY_KIB = 128 << 10;

    /** The most bytes by which a format is recognised. */
    private static final int MAGIC_BYTES = 5;

    private final String text;
    private final byte[] magic;

    PackedFormat(String text, int... magic) {
        this.text = text;
        this.magic = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            this.magic[i] = (byte) magic[i];
        }
    }

    /** Returns the format of a stream that can be marked, null if it is plain text; reads nothing from it. */
    public static @Nullable PackedFormat of(InputStream in) throws IOException {
        in.mark(MAGIC_BYTES);
        byte[] first = in.readNBytes(MAGIC_BYTES);
        in.reset();
        for (PackedFormat format : values()) {
            byte[] magic = format.magic;
            if (first.length >= magic.length && Arrays.equals(magic, Arrays.copyOf(first, magic.length))) {
                return format;
            }
        }
        return null;
    }

    /**
     * Returns the unpacked content of a stream.
     *
     * @throws IOException if the stream is damaged
     * @throws ImportException if import does not read the format; the message lacks the name of the file
     */
    public abstract InputStream unpacked(InputStream in) throws IOException;

    /** Returns the error of a file of this format that ends too early or is otherwise damaged. */
    public ImportException damaged(Path file, IOException cause) {
        String message = String.valueOf(cause.getMessage());
        boolean cut = cause instanceof EOFException
                || message.contains("nexpected end")
                || message.contains("EOF")
                || message.contains("Truncated");
        return new ImportException(
                "%s: damaged %s file: %s".formatted(file, text, cut ? "it ends too early, it is cut off" : message),
                cause);
    }

    private static ImportException inUtf16() {
        return new ImportException("is UTF-16; convert it with iconv -f UTF-16 -t UTF-8", null);
    }
}
