package org.citationhubs.ingest.dump;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.util.zip.GZIPOutputStream;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgesReaderTest implements EventSink {

    private static final Instant OBSERVED = Instant.parse("2026-05-25T10:00:00Z");

    @TempDir
    Path folder = Path.of("");

    private final StringWriter printed = new StringWriter();
    private final List<WorkEvent> works = new ArrayList<>();
    private final List<CitationEvent> lists = new ArrayList<>();

    @Override
    public void work(WorkEvent event) {
        works.add(event);
    }

    @Override
    public void list(CitationEvent event) {
        lists.add(event);
    }

    @Test
    void referencesInAllFilesFormTheCompleteList() throws IOException {
        Path first = file("a.tsv", "hep-th/9901001\thep-th/9901009\nhep-th/9901002\thep-th/9901001\n");
        Path second = file("b.tsv", "hep-th/9901001\tdoi:10.1000/ABC\nhep-th/9901001\thep-th/9901009v2");

        ImportReport report = read("arxiv", null, first, second);

        assertThat(lists)
                .containsExactly(
                        list("arxiv:hep-th/9901001", WorkFacts.NONE, "arxiv:hep-th/9901009", "doi:10.1000/abc"),
                        list("arxiv:hep-th/9901002", WorkFacts.NONE, "arxiv:hep-th/9901001"));
        assertThat(report.repeated()).isEqualTo(1);
        assertThat(report.malformed()).isZero();
        assertThat(works).isEmpty();
    }

    @Test
    void readsWorkFactsFromTheTableByColumnName() throws IOException {
        Path table = file("works.tsv", """
            title\tid\trevised\tauthors\tdate
            First\thep-th/9901001\tx\tA. One and B. Two (Oxford)\t1997-11-27
            \thep-th/9901009
            """);

        read("arxiv", table, file("edges.tsv", "hep-th/9901001\thep-th/9901009\nhep-th/9901002\thep-th/9901009\n"));

        WorkFacts first = WorkFacts.of(
                "First",
                PartialDate.parse("1997-11-27"),
                new Authors(List.of(new Author(null, "A. One"), new Author(null, "B. Two"))));
        assertThat(works)
                .containsExactly(
                        new WorkEvent(WorkId.parse("arxiv:hep-th/9901001"), OBSERVED, first),
                        new WorkEvent(WorkId.parse("arxiv:hep-th/9901009"), OBSERVED, WorkFacts.NONE));
        assertThat(lists)
                .containsExactly(
                        list("arxiv:hep-th/9901001", first, "arxiv:hep-th/9901009"),
                        list("arxiv:hep-th/9901002", WorkFacts.NONE, "arxiv:hep-th/9901009"));
    }

    @Test
    void skipsHeaderCommentsBlankLinesAndByteOrderMark() throws IOException {
        Path edges = file("edges.tsv", "\uFEFF# a graph\r\n\r\nCiting\tCited\r\npmid:1\tpmid:2\r\n#pmid:3\tpmid:4\r\n");

        ImportReport report = read(null, null, edges);

        assertThat(lists).containsExactly(list("pmid:1", WorkFacts.NONE, "pmid:2"));
        assertThat(report.malformed()).isZero();
    }

    @Test
    void theHeaderNamesTheCitingAndTheCitedColumn() throws IOException {
        read(null, null, file("edges.tsv", "cited\tyear\tciting\npmid:1\t1997\tpmid:2\n"));

        assertThat(lists).containsExactly(list("pmid:2", WorkFacts.NONE, "pmid:1"));
    }

    @Test
    void recognisesGzipByContentAndNotByFileName() throws IOException {
        Path gzipped = folder.resolve("edges.tsv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzipped))) {
            out.write("pmid:1\tpmid:2\n".getBytes(UTF_8));
        }
        Path plain = file("edges.tsv.gz", "pmid:1\tpmid:3\n");

        read(null, null, gzipped, plain);

        assertThat(lists).containsExactly(list("pmid:1", WorkFacts.NONE, "pmid:2", "pmid:3"));
    }

    @Test
    void aTruncatedGzipFileIsNamed() throws IOException {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzipped)) {
            out.write("pmid:1\tpmid:2\n".getBytes(UTF_8));
        }
        Path edges = folder.resolve("edges.tsv.gz");
        Files.write(edges, Arrays.copyOf(gzipped.toByteArray(), gzipped.size() - 12));

        assertThatThrownBy(() -> read(null, null, edges))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(edges + ": damaged gzip file: ");
    }

    @Test
    void anEmptyFileHasNoLists() throws IOException {
        read(null, null, file("empty.tsv", ""));

        assertThat(lists).isEmpty();
    }

    @Test
    void reportsMalformedLinesAndReadsTheOthers() throws IOException {
        // given a file with two correct lines and five malformed ones
        Path edges = folder.resolve("edges.tsv");
        String lines = """
            pmid:1\tpmid:2
            pmid:1

            pmid:1\tpmid:2\tpmid:3
            9711200\tpmid:2
            pmid:1\t\u00e9
            pmid:1\tisbn:3
            pmid:1\tpmid:4
            """;
        Files.write(edges, lines.getBytes(ISO_8859_1));

        // when it is read
        ImportReport report = read(null, null, edges);

        // then the correct lines are one list, and each malformed line is reported
        assertThat(lists).containsExactly(list("pmid:1", WorkFacts.NONE, "pmid:2", "pmid:4"));
        assertThat(report.malformed()).isEqualTo(5);
        assertThat(reportedLines())
                .containsExactly(
                        edges + ":2: expected citing<TAB>cited, found 1 column(s); columns are separated by tabs",
                        edges + ":4: expected citing<TAB>cited, found 3 column(s)",
                        edges + ":5: citing: '9711200' has no scheme; expected scheme:value with one of "
                                + Scheme.names(),
                        edges + ":6: not UTF-8",
                        edges + ":7: cited: unknown scheme 'isbn'; expected one of " + Scheme.names());
    }

    @Test
    void reportsMalformedTableRowsAndReadsTheOthers() throws IOException {
        Path table = file("works.tsv", """
            id\tdate\ttitle
            \t1997\tB
            pmid:2\t1997\tC\tD
            isbn:1\t1997\tE
            pmid:3\t1997\tF
            pmid:3\t1998\tG
            """);

        ImportReport report = read(null, table, file("edges.tsv", "pmid:1\tpmid:2\n"));

        assertThat(works)
                .containsExactly(new WorkEvent(
                        WorkId.parse("pmid:3"), OBSERVED, WorkFacts.of("F", PartialDate.parse("1997"), null)));
        assertThat(report.malformed()).isEqualTo(4);
        assertThat(reportedLines())
                .containsExactly(
                        table + ":2: the id is missing",
                        table + ":3: 4 cells for 3 columns",
                        table + ":4: id: unknown scheme 'isbn'; expected one of " + Scheme.names(),
                        table + ":6: pmid:3 already has a row");
    }

    @Test
    void aDateOfTheTableIsReadAsFarAsItIsOne() throws IOException {
        Path table = file("works.tsv", """
            id\tdate\ttitle
            pmid:1\t2012b\tA
            pmid:2\t2023-02-30\tB
            pmid:3\t0000\tC
            pmid:4\tspring\tD
            """);

        ImportReport report = read(null, table, file("edges.tsv", "pmid:1\tpmid:2\n"));

        assertThat(works)
                .extracting(event -> event.facts().title() + " " + event.facts().publishedAt())
                .containsExactly("A 2012", "B 2023-02", "C null", "D null");
        assertThat(report.malformed()).isZero();
        assertThat(report.repairedByReason()).isEqualTo("3 (INVALID_DATE 3)");
        assertThat(reportedLines())
                .containsExactly(
                        table + ":2: date: '2012b' is read as 2012",
                        table + ":3: date: '2023-02-30' is read as 2023-02",
                        table + ":5: date: 'spring' is no date as YYYY, YYYY-MM or YYYY-MM-DD");
    }

    @Test
    void showsOnlyTheFirstTwentyMalformedLines() throws IOException {
        ImportReport report = read(null, null, file("edges.tsv", "no\n".repeat(100)));

        assertThat(report.malformed()).isEqualTo(100);
        assertThat(reportedLines()).hasSize(21).last().isEqualTo("further malformed lines are only counted");
    }

    @Test
    void strictImportStopsAtTheFirstMalformedLine() throws IOException {
        Path table = file("works.tsv", "id\npmid:1\n");
        Path edges = file("edges.tsv", "pmid:1\tpmid:2\npmid:3\n");
        ImportReport report = new ImportReport(progress(), true);

        assertThatThrownBy(() -> new EdgesReader().read(dump(null, table, edges), this, report))
                .isInstanceOf(ImportException.class)
                .hasMessage(edges + ":2: expected citing<TAB>cited, found 1 column(s); columns are separated by tabs");
        assertThat(works).isEmpty();
        assertThat(lists).isEmpty();
    }

    @Test
    void aTableWithoutHeaderIsRejected() throws IOException {
        Path table = file("works.tsv", "pmid:1\tTitle\n");

        assertThatThrownBy(() -> read(null, table, file("edges.tsv", "")))
                .isInstanceOf(ImportException.class)
                .hasMessage(table + ": the header row must have a column 'id'; found: pmid:1, Title");
    }

    private ImportReport read(@Nullable String scheme, @Nullable Path table, Path... files) throws IOException {
        ImportReport report = new ImportReport(progress(), false);
        new EdgesReader().read(dump(scheme, table, files), this, report);
        return report;
    }

    private static ImportSource dump(@Nullable String scheme, @Nullable Path table, Path... files) {
        return new ImportSource(List.of(files), table, new BareIdScheme(scheme), OBSERVED);
    }

    private static CitationEvent list(String citing, WorkFacts facts, String... cited) {
        List<Citation> citations = new ArrayList<>();
        for (String work : cited) {
            citations.add(new Citation(WorkId.parse(work), WorkFacts.NONE, List.of()));
        }
        return new CitationEvent(
                Operation.ASSERT, OBSERVED, true, WorkId.parse(citing), facts, citations, 0, SourceKey.UNNAMED, null);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private ProgressBar progress() {
        return new ProgressBar(new PrintWriter(printed), false, () -> 0);
    }

    private List<String> reportedLines() {
        return printed.toString()
                .lines()
                .filter(line -> !line.contains("100 %"))
                .toList();
    }
}
