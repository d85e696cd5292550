package org.citationhubs.ingest.dump;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what becomes of files that are not as they should be. */
class DamagedFilesTest implements EventSink {

    @TempDir
    Path folder = Path.of("");

    private final StringWriter printed = new StringWriter();
    private final List<WorkEvent> works = new ArrayList<>();
    private final List<String> edges = new ArrayList<>();
    private final ImportReport report =
            new ImportReport(new ProgressBar(new PrintWriter(printed), false, () -> 0), false);

    @Override
    public void work(WorkEvent event) {
        works.add(event);
    }

    @Override
    public void list(CitationEvent event) {
        event.citations().forEach(citation -> edges.add(event.citing() + " " + citation.cited()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pmid:1\tpmid:2",
                "pmid:1\tpmid:2\t",
                "pmid:1\tpmid:2\t\t \r",
                "\"pmid:1\"\t\"pmid:2\"",
                "\"citing\"\t\"cited\"\n\"pmid:1\"\t\"pmid:2\"",
                "\uFEFF\"Citing\"\t\"Cited\"\r\n\"pmid:1\"\t\"pmid:2\"\r\n",
                "from\tto\npmid:1\tpmid:2",
                "FromNodeId\tToNodeId\npmid:1\tpmid:2",
                "source\ttarget\npmid:1\tpmid:2",
                "cited_doi\tciting_doi\npmid:2\tpmid:1",
                "citing_paper_id\tcited_paper_id\npmid:1\tpmid:2",
                "oci\tciting\tcited\tcreation\noci:1-2\tpmid:1\tpmid:2\t2001-01",
                "oci,citing,cited,creation\n\"oci:1-2\",\"pmid:1\",\"pmid:2\",2001-01",
                "work_id\treferenced_work_id\npmid:1\tpmid:2",
                "paper\tcited_by\npmid:2\tpmid:1",
                "cited;citing;year\npmid:2;pmid:1;1999",
                "citing_title\tciting\tcited_title\tcited\na\tpmid:1\tb\tpmid:2",
                "citing\tcited\tnote\npmid:1\tpmid:2",
                "citing\tcited\npmid:1\tpmid:2\nciting\tcited\npmid:1\tpmid:2",
            })
    void theColumnsAreFoundWhateverTheirNamesAndQuotes(String text) throws IOException {
        read(null, null, file("edges.tsv", text));

        assertThat(edges).containsExactly("pmid:1 pmid:2");
        assertThat(report.malformed()).as(printed.toString()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha\tbeta", "node\tneighbour", "citing\tweight", "title\tyear\tcited"})
    void aHeaderThatDoesNotNameBothColumnsIsNamed(String header) throws IOException {
        Path file = file("edges.tsv", header + "\npmid:1\tpmid:2\n");

        // also in a scheme whose ids are words
        for (String scheme : new String[] {"pmid", "acl", "pith"}) {
            assertThatThrownBy(() -> read(scheme, null, file))
                    .isInstanceOf(ImportException.class)
                    .hasMessage(file + ": the header row must name the columns 'citing' and 'cited'; found: "
                            + header.replace("\t", ", "));
        }
    }

    @Test
    void aFirstRowOfIdsIsNoHeader() throws IOException {
        read("pith", null, file("edges.tsv", "2022:to-err\t2023:from-here\n"));

        assertThat(edges).containsExactly("pith:2022:to-err pith:2023:from-here");
    }

    @Test
    void rowsSeparatedByCommasWithoutAHeaderAreMalformed() throws IOException {
        Path file = file("edges.csv", "pmid:1,pmid:2\npmid:1 pmid:3\n");

        read(null, null, file);

        assertThat(edges).isEmpty();
        assertThat(report.malformed()).isEqualTo(2);
        assertThat(printed.toString())
                .contains(file + ":1: expected citing<TAB>cited, found 1 column(s); columns are separated by tabs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                 | has no rows
            '# a comment\n\n'  | has no rows
            'citing\tcited\n'  | has a header row and no other rows
            """)
    void aFileWithoutRowsIsNamed(String text, String what) throws IOException {
        Path file = file("edges.tsv", text.replace("\\n", "\n").replace("\\t", "\t"));

        read(null, null, file);

        assertThat(report.withoutRows()).isEqualTo(1);
        assertThat(printed.toString()).contains(file + " " + what);
    }

    @Test
    void aTableOfWorksWithoutRowsIsNamed() throws IOException {
        Path empty = file("empty.tsv", "");
        Path headerAlone = file("header.tsv", "id\ttitle\n");
        Path edgesFile = file("edges.tsv", "pmid:1\tpmid:2\n");

        assertThatThrownBy(() -> read(null, empty, edgesFile))
                .hasMessage(empty + " has no rows; it must begin with a header row");
        read(null, headerAlone, edgesFile);

        assertThat(printed.toString()).contains(headerAlone + " has no works");
        assertThat(report.withoutRows()).isEqualTo(1);
    }

    @Test
    void theColumnYearIsADateAndIgnoredColumnsAreNamed() throws IOException {
        Path table = file(
                "works.tsv", "\"id\"\tYear\ttitle\tpages\tkey words\t\n\"pmid:1\"\t1999\t\"A \"\"B\"\"\"\t7\t\t\n");

        read(null, table, file("edges.tsv", "pmid:1\tpmid:2\n"));

        assertThat(works).singleElement().satisfies(work -> {
            assertThat(work.work().value()).isEqualTo("pmid:1");
            assertThat(work.facts().title()).isEqualTo("A \"B\"");
            assertThat(work.facts().publishedAt()).hasToString("1999");
        });
        assertThat(printed.toString()).contains(table + ": ignored columns: pages, key words");
        assertThat(report.malformed()).isZero();
    }

    @Test
    void aDateIsPreferredToAYear() throws IOException {
        read(null, file("works.tsv", "year\tdate\tid\n1999\t1998-05\tpmid:1\n"), file("edges.tsv", "pmid:1\tpmid:2\n"));

        assertThat(works)
                .singleElement()
                .satisfies(work -> assertThat(work.facts().publishedAt()).hasToString("1998-05"));
        assertThat(printed.toString()).contains("ignored columns: year");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A \"B\" C", "\"A\" and \"B\"", "\"A", "5\" disks", "\""})
    void quotationMarksInsideATitleStay(String title) throws IOException {
        read(null, file("works.tsv", "id\ttitle\npmid:1\t" + title + "\n"), file("edges.tsv", "pmid:1\tpmid:2\n"));

        assertThat(works)
                .singleElement()
                .satisfies(work -> assertThat(work.facts().title()).isEqualTo(title));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "bzip2", "zstd"})
    void aPackedFileIsReadWhateverItsName(String format) throws IOException {
        Path file = folder.resolve("edges.txt");
        Files.write(file, packed(format, "pmid:1\tpmid:2\n"));

        read(null, null, file);

        assertThat(edges).containsExactly("pmid:1 pmid:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "bzip2", "zstd"})
    void aFileThatIsCutOffIsNamedWithItsFormat(String format) throws IOException {
        StringBuilder text = new StringBuilder();
        Random random = new Random(1);
        for (int row = 0; row < 50_000; row++) {
            text.append("pmid:").append(1 + random.nextInt(1 << 20)).append("\tpmid:2\n");
        }
        byte[] whole = packed(format, text.toString());
        for (int length : new int[] {12, whole.length / 2, whole.length - 3}) {
            Path file = folder.resolve("edges." + length);
            Files.write(file, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> read(null, null, file))
                    .isInstanceOf(ImportException.class)
                    .hasMessage(file + ": damaged " + format + " file: it ends too early, it is cut off");
        }
        assertThat(edges).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "bzip2", "zstd"})
    void aDamagedFileIsNamedWithItsFormat(String format) throws IOException {
        byte[] bytes = packed(format, "pmid:1\tpmid:2\n".repeat(1_000));
        for (int i = 10; i < bytes.length; i++) {
            bytes[i] ^= 0x55;
        }
        Path file = folder.resolve("edges.tsv");
        Files.write(file, bytes);

        assertThatThrownBy(() -> read(null, null, file))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(file + ": damaged " + format + " file: ");
    }

    @Test
    void otherFormatsAreNamed() throws IOException {
        Path zip = folder.resolve("edges.xlsx");
        Files.write(zip, new byte[] {'P', 'K', 3, 4, 20, 0});
        Path xz = folder.resolve("edges.xz");
        Files.write(xz, new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0});
        Path utf16 = folder.resolve("edges.txt");
        Files.write(utf16, "pmid:1\tpmid:2\n".getBytes(UTF_16));

        assertThatThrownBy(() -> read(null, null, zip)).hasMessageStartingWith(zip + ": is a zip archive");
        assertThatThrownBy(() -> read(null, null, xz)).hasMessageStartingWith(xz + ": is packed with xz");
        assertThatThrownBy(() -> read(null, null, utf16)).hasMessageStartingWith(utf16 + ": is UTF-16; convert it");
    }

    @Test
    void aRowWithNulCharactersIsMalformed() throws IOException {
        Path file = folder.resolve("edges.tsv");
        Files.write(file, "pmid:1\tpmid:2\n".getBytes(UTF_16LE));

        read(null, null, file);

        assertThat(edges).isEmpty();
        assertThat(report.malformed()).isPositive();
        assertThat(printed.toString()).contains(file + ":1: holds a NUL character");
    }

    private byte[] packed(String format, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                switch (format) {
                    case "gzip" -> new GZIPOutputStream(bytes);
                    case "bzip2" -> new BZip2CompressorOutputStream(bytes);
                    default -> new ZstdCompressorOutputStream(bytes);
                }) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void read(@Nullable String scheme, @Nullable Path table, Path... files) throws IOException {
        new EdgesReader()
                .read(
                        new ImportSource(
                                List.of(files), table, new BareIdScheme(scheme), Instant.parse("2026-05-25T10:00:00Z")),
                        this,
                        report);
    }
}
