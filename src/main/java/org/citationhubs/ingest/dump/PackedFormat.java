package org.citationhubs.ingest.dump;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A format of files that are no plain text in UTF-8. It is recognised by the first bytes of a file and not by its name.
 */
@SuppressWarnings("ImmutableEnumChecker") // The bytes do not change.
enum PackedFormat {
    GZIP("gzip", 0x1f, 0x8b) {
        @Override
        InputStream unpacked(InputStream in) throws IOException {
            return new GZIPInputStream(in, BUFFER);
        }
    },
    BZIP2("bzip2", 'B', 'Z', 'h') {
        @Override
        InputStream unpacked(InputStream in) throws IOException {
            return new BufferedInputStream(new BZip2CompressorInputStream(in, true), BUFFER);
        }
    },
    ZSTD("zstd", 0x28, 0xb5, 0x2f, 0xfd) {
        @Override
        InputStream unpacked(InputStream in) throws IOException {
            return new BufferedInputStream(new ZstdCompressorInputStream(in), BUFFER);
        }
    },
    XZ("xz", 0xfd, '7', 'z', 'X', 'Z') {
        @Override
        InputStream unpacked(InputStream in) {
            throw new ImportException("is packed with xz, which import does not read; unpack it with xz -d", null);
        }
    },
    ZIP("zip", 'P', 'K', 3, 4) {
        @Override
        InputStream unpacked(InputStream in) {
            throw new ImportException(
                    "is a zip archive or a spreadsheet, which import does not read; unpack it, or save it as text "
                            + "separated by tabs",
                    null);
        }
    },
    UTF_16_LITTLE("UTF-16", 0xff, 0xfe) {
        @Override
        InputStream unpacked(InputStream in) {
            throw inUtf16();
        }
    },
    UTF_16_BIG("UTF-16", 0xfe, 0xff) {
        @Override
        InputStream unpacked(InputStream in) {
            throw inUtf16();
        }
    };

    private static final int BUFFER = 1 << 16;

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
    static @Nullable PackedFormat of(InputStream in) throws IOException {
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
    abstract InputStream unpacked(InputStream in) throws IOException;

    /** Returns the error of a file of this format that ends too early or is otherwise damaged. */
    ImportException damaged(Path file, IOException cause) {
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
