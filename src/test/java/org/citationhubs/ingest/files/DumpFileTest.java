package org.citationhubs.ingest.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.citationhubs.ingest.format.ImportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpFileTest {

    @TempDir
    private Path folder;

    private final AtomicLong bytesRead = new AtomicLong();

    @Test
    void aPlainFileIsOneUnit() throws IOException {
        Path file = write("a.json", "{}".getBytes(UTF_8));

        assertThat(units(file)).containsExactly(Map.entry(file.toString(), "{}"));
        assertThat(bytesRead).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "bzip2", "xz", "zstd"})
    void aPackedFileIsUnpackedWhateverItsName(String format) throws IOException {
        Path file = write("a.data", packed(format, "one\ntwo\n"));

        assertThat(units(file)).containsExactly(Map.entry(file.toString(), "one\ntwo\n"));
        assertThat(bytesRead).hasValue(Files.size(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "bzip2", "xz", "zstd"})
    void allMembersOfAPackedFileAreRead(String format) throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            members.write(packed(format, "line " + i + "\n"));
        }
        Path file = write("a.data", members.toByteArray());

        assertThat(units(file).get(file.toString()).lines()).hasSize(300).endsWith("line 299");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "bzip2", "xz", "zstd"})
    void aCutFileIsNamed(String format) throws IOException {
        byte[] whole = packed(format, "some text that is long enough to be cut somewhere in the middle\n".repeat(500));
        Path file = write("a.data", Arrays.copyOf(whole, whole.length - 9));

        assertThatThrownBy(() -> units(file))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(file + ": damaged " + format + " file: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "xz"})
    void eachEntryOfATarIsAUnit(String format) throws IOException {
        byte[] tar = tar(Map.of("works/part_1.gz", packed("gzip", "1"), "works/part_2", "2".getBytes(UTF_8)));
        Path file = write("a.tar", packed(format, tar));

        assertThat(units(file))
                .containsOnly(Map.entry(file + "!works/part_1.gz", "1"), Map.entry(file + "!works/part_2", "2"));
    }

    @Test
    void eachEntryOfAZipIsAUnit() throws IOException {
        Path file = write("a.zip", zip(Map.of("part_1.csv", "1", "README.md", "about")));

        assertThat(units(file)).containsExactly(Map.entry(file + "!part_1.csv", "1"));
        assertThat(bytesRead.get()).isPositive().isLessThanOrEqualTo(Files.size(file));
    }

    @Test
    void unitsThatAreNotWantedAreSkipped() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("1", "first".getBytes(UTF_8));
        entries.put("2", "second".getBytes(UTF_8));
        Path file = write("a.tar", tar(entries));

        assertThat(units(file, List.of(file + "!1"))).containsExactly(Map.entry(file + "!2", "second"));
    }

    @Test
    void anArchiveInsideAnArchiveIsRefused() throws IOException {
        Path file = write("a.tar", tar(Map.of("b.tar.gz", packed("gzip", tar(Map.of("c", new byte[1]))))));
        Path other = write("b.tar", tar(Map.of("c.zip", zip(Map.of("d", "e")))));

        assertThatThrownBy(() -> units(file))
                .isInstanceOf(ImportException.class)
                .hasMessage(file + "!b.tar.gz: is an archive inside an archive; unpack the outer one");
        assertThatThrownBy(() -> units(other)).hasMessageContaining("c.zip: is an archive inside an archive");
    }

    @Test
    void otherFormatsAreRefusedWithTheWayOut() throws IOException {
        Path parquet = write("a.parquet", "PAR1....".getBytes(UTF_8));
        Path sevenZip = write("a.7z", new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4});

        assertThatThrownBy(() -> units(parquet))
                .hasMessageContaining("is a Parquet file")
                .hasMessageContaining("DuckDB");
        assertThatThrownBy(() -> units(sevenZip)).hasMessageContaining("7z x -so");
    }

    @Test
    void aFolderIsReadInTheOrderOfItsNames() throws IOException {
        Files.createDirectories(folder.resolve("works/updated_date=2026-02-01"));
        Files.createDirectories(folder.resolve("works/updated_date=2026-01-01"));
        Path newer = write("works/updated_date=2026-02-01/part_0000.gz", new byte[0]);
        Path older = write("works/updated_date=2026-01-01/part_0001.gz", new byte[0]);
        Path oldest = write("works/updated_date=2026-01-01/part_0000.gz", new byte[0]);
        for (String beside : List.of("works/manifest", "works/manifest.json", "works/.x", "works/LICENSE.txt")) {
            write(beside, new byte[0]);
        }

        assertThat(DumpFiles.of(List.of(folder, newer))).containsExactly(oldest, older, newer);
        assertThat(DumpFiles.of(List.of(newer, folder))).containsExactly(newer, oldest, older);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Map<String, String> units(Path file) throws IOException {
        return units(file, List.of());
    }

    private Map<String, String> units(Path file, List<String> unwanted) throws IOException {
        Map<String, String> units = new LinkedHashMap<>();
        new DumpFile(file, bytesRead::addAndGet).read(new DumpFile.UnitReader() {

            @Override
            public boolean wants(String name) {
                return !unwanted.contains(name);
            }

            @Override
            public void read(InputStream in, String name) throws IOException {
                units.put(name, new String(in.readAllBytes(), UTF_8));
            }
        });
        return units;
    }

    private static byte[] packed(String format, String text) throws IOException {
        return packed(format, text.getBytes(UTF_8));
    }

    private static byte[] packed(String format, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                switch (format) {
                    case "gzip" -> new GZIPOutputStream(bytes);
                    case "bzip2" -> new BZip2CompressorOutputStream(bytes);
                    case "xz" -> new XZCompressorOutputStream(bytes);
                    case "zstd" -> new ZstdCompressorOutputStream(bytes);
                    default -> bytes;
                }) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(content.getKey());
                entry.setSize(content.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(content.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (Map.Entry<String, String> content : entries.entrySet()) {
                zip.putArchiveEntry(new ZipArchiveEntry(content.getKey()));
                zip.write(content.getValue().getBytes(UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
