package org.citationhubs.ingest.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.format.ChosenOptions;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.IdMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetractionWatchReaderTest {

    private static final String HEADER = "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,"
            + "ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
            + "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes,\n";

    @Test
    void retractedWorkNamesItsNotice() {
        // when
        ReadEvents read = read(HEADER
                + "7,\"A title, \"\"quoted\"\"\nof two lines\",(B),I,J,P,C,A;B,,Article;,6/7/2023 0:00,10.5555/N,0,"
                + "1/2/2020 0:00,10.5555/W,0,Retraction,+Error in Data;Concerns &amp; Issues ;,No,,\r\n");

        // then
        assertThat(read.works()).hasSize(1);
        WorkEvent event = read.works().get(0);
        assertThat(event.work().value()).isEqualTo("doi:10.5555/w");
        assertThat(event.observedAt()).isEqualTo(Instant.parse("2023-06-07T23:59:59Z"));
        assertThat(event.source()).isEqualTo(SourceKey.UNNAMED);
        assertThat(event.facts().retraction())
                .isEqualTo(new RetractionNotice(
                        "doi:10.5555/n", Instant.parse("2023-06-07T00:00:00Z"), "Error in Data; Concerns & Issues"));
        assertThat(read.counts().retractions()).isEqualTo(1);
        assertThat(read.counts().works()).isZero();
    }

    /** Rows of one work, the id, the day and the nature of each, and the day of the row that decides. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 5/1/2020 Retraction                                                     | 2020-05-01 retracted",
                "1 5/1/2020 Retraction, 2 5/2/2020 Reinstatement                           | 2020-05-02 reinstated",
                "2 5/2/2020 Reinstatement, 1 5/1/2020 Retraction                           | 2020-05-02 reinstated",
                "1 5/1/2020 Retraction, 2 5/2/2020 Reinstatement, 3 11/1/2020 Retraction   | 2020-11-01 retracted",
                "1 5/1/2020 Retraction, 2 9/9/2021 Correction                              | 2020-05-01 retracted",
                "1 5/1/2020 Retraction, 2 9/9/2021 Expression of concern                   | 2020-05-01 retracted",
                "2 9/9/2021 Expression of Concern, 1 5/1/2020 retraction                   | 2020-05-01 retracted",
                "1 5/1/2020 Reinstatement                                                  | 2020-05-01 reinstated",
                "9 10/1/2020 Retraction, 1 9/30/2020 Reinstatement                         | 2020-10-01 retracted",
                "10 5/1/2020 Retraction, 9 5/1/2020 Reinstatement                          | 2020-05-01 retracted",
                "10 5/1/2020 Reinstatement, 9 5/1/2020 Retraction                          | 2020-05-01 reinstated",
                "x 5/1/2020 Reinstatement, x 5/1/2020 Retraction                           | 2020-05-01 retracted",
                "1 13/1/2020 Retraction, 2 5/1/2019 Reinstatement                          | 2019-05-01 reinstated",
            })
    void newestRowThatRetractsOrReinstatesDecides(String rows, String decision) {
        // given
        StringBuilder file = new StringBuilder(HEADER);
        for (String row : rows.split(", ", -1)) {
            String[] cells = row.split(" ", 3);
            file.append(row(cells[0], cells[1] + " 0:00", "10.5555/n", "0", "10.5555/w", "0", cells[2]));
        }

        // when
        ReadEvents read = read(file.toString());

        // then
        assertThat(read.works()).hasSize(1);
        WorkEvent event = read.works().get(0);
        String effect = event.facts().isRetracted() ? "retracted" : "reinstated";
        assertThat(event.observedAt().toString().substring(0, 10) + " " + effect)
                .isEqualTo(decision);
        assertThat(event.facts().retraction()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Correction", "Expression of concern", "", "Something new"})
    void otherNaturesDecideNothing(String nature) {
        // when
        ReadEvents read = read(HEADER + row("1", "5/1/2020 0:00", "10.5555/n", "0", "10.5555/w", "0", nature));

        // then
        assertThat(read.works()).isEmpty();
        assertThat(read.counts().input()).containsOnly(Map.entry("rows", 1L));
        assertThat(read.counts().skipped()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "10.5555/W,   4411, doi:10.5555/w",
        "10.5555/W,   0,    doi:10.5555/w",
        "'',          4411, pmid:4411",
        "unavailable, 4411, pmid:4411",
        "Unavailable, 4411, pmid:4411",
        "10.48550/arXiv.2301.04411, '', arxiv:2301.04411",
    })
    void workIsKnownByItsDoiElseItsPmid(String doi, String pmid, String work) {
        // when
        ReadEvents read = read(HEADER + row("1", "5/1/2020 0:00", "", "", doi, pmid, "Retraction"));

        // then
        assertThat(read.works()).extracting(event -> event.work().value()).containsExactly(work);
        assertThat(read.works().get(0).facts().retraction())
                .isEqualTo(new RetractionNotice(null, Instant.parse("2020-05-01T00:00:00Z"), null));
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "unavailable, 0", "Unavailable, ''"})
    void rowWithoutIdIsCounted(String doi, String pmid) {
        // when
        ReadEvents read = read(HEADER + row("1", "5/1/2020 0:00", "", "", doi, pmid, "Retraction"));

        // then
        assertThat(read.works()).isEmpty();
        assertThat(read.counts().skipped()).containsOnly(Map.entry("noId", 1L));
    }

    @ParameterizedTest
    @CsvSource({"10.5555/N, 11, doi:10.5555/n", "unavailable, 11, pmid:11", "'', 0, "})
    void noticeIsKnownByItsDoiElseItsPmid(String doi, String pmid, String notice) {
        // when
        ReadEvents read = read(HEADER + row("1", "5/1/2020 0:00", doi, pmid, "10.5555/w", "0", "Retraction"));

        // then
        assertThat(read.works().get(0).facts().retraction().noticeId()).isEqualTo(notice);
    }

    @Test
    void rowsOfAWorkCanNameItByDifferentIds() {
        // when
        ReadEvents read = read(HEADER
                + row("1", "5/1/2020 0:00", "", "", "10.5555/w", "", "Retraction")
                + row("3", "5/3/2020 0:00", "", "", "", "4411", "Reinstatement")
                + row("2", "5/2/2020 0:00", "", "", "10.5555/w", "4411", "Correction"));

        // then
        assertThat(read.works()).hasSize(1);
        assertThat(read.works().get(0).work().value()).isEqualTo("doi:10.5555/w");
        assertThat(read.works().get(0).facts().retraction()).isEqualTo(RetractionNotice.TAKEN_BACK);
    }

    @Test
    void pmidBesideSeveralDoisSaysNothingOfThem() {
        // when
        ReadEvents read = read(HEADER
                + row("1", "5/1/2020 0:00", "", "", "10.5555/w", "4411", "Retraction")
                + row("2", "5/2/2020 0:00", "", "", "10.5555/v", "4411", "Retraction")
                + row("3", "5/3/2020 0:00", "", "", "10.5555/w", "4411", "Correction")
                + row("4", "5/4/2020 0:00", "", "", "", "4411", "Reinstatement"));

        // then
        assertThat(read.works())
                .extracting(event -> event.work() + " " + event.facts().isRetracted())
                .containsExactly("doi:10.5555/w true", "doi:10.5555/v true", "pmid:4411 false");
    }

    @Test
    void emptyRowsAtTheEndAreNoRecords() {
        // when
        ReadEvents read = read(HEADER
                + row("1", "5/1/2020 0:00", "", "", "10.5555/w", "0", "Retraction")
                + (",".repeat(20) + "\n").repeat(3));

        // then
        assertThat(read.works()).hasSize(1);
        assertThat(read.counts().input()).containsOnly(Map.entry("rows", 1L));
        assertThat(read.counts().skipped()).containsOnly(Map.entry("emptyRow", 3L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "5/2020", "2/30/2020 0:00", "5/1/20x0"})
    void rowWithoutDayHasTheTimeOfTheFile(String date) {
        // given
        String file = HEADER + row("1", date, "", "", "10.5555/w", "0", "Retraction");

        // when
        ReadEvents without = read(file);
        ReadEvents with =
                read(new ChosenOptions().observedAt("2024-01-01T00:00:00Z").build(), file);

        // then
        assertThat(without.works()).isEmpty();
        assertThat(without.counts().skipped()).containsOnly(Map.entry("noDate", 1L));
        assertThat(with.works().get(0).observedAt()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(with.works().get(0).facts().retraction().noticedAt())
                .isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    }

    @Test
    void columnsAreFoundByName() {
        // when
        ReadEvents read = read("\uFEFForiginalpaperpubmedid,RetractionNature,OriginalPaperDOI,RetractionDate\r\n"
                + "4411,Retraction,,5/1/2020\r\n");

        // then
        assertThat(read.works()).extracting(event -> event.work().value()).containsExactly("pmid:4411");
    }

    @Test
    void byteThatIsNoUtf8CostsNothing() {
        // given
        byte[] file = (HEADER
                        + row("1", "5/1/2020 0:00", "", "", "10.5555/w", "0", "Retraction")
                        + row("2", "5/2/2020 0:00", "", "", "10.5555/v", "0", "Retraction"))
                .replace(",T,", ",T\u00e9,")
                .getBytes(StandardCharsets.ISO_8859_1);

        // when
        ReadEvents read = ReadEvents.by(RetractionWatchReader::new).read("rows.csv", new ByteArrayInputStream(file));

        // then
        assertThat(read.works()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\n1,2\n", "{\"items\": []}"})
    void fileOfAnotherFormatIsRefused(String file) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(ImportException.class).hasMessageContaining("rows.csv");
    }

    @Test
    void worksAreNotPassedOnUnlessWanted() {
        assertThat(read(
                                new ChosenOptions().withoutWorks().build(),
                                HEADER + row("1", "5/1/2020 0:00", "", "", "10.5555/w", "0", "Retraction"))
                        .works())
                .isEmpty();
    }

    @Test
    void readingAFileTwicePassesOnTheSame() {
        // given
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 200; i++) {
            file.append(row(
                    String.valueOf(i), "5/1/2020", "", "", "10.5555/" + i * 37 % 50, "" + i * 13 % 70, "Retraction"));
        }

        // when
        ReadEvents once = read(file.toString());
        ReadEvents twice = read(file.toString());

        // then
        assertThat(once.works()).hasSize(50);
        assertThat(twice.works()).isEqualTo(once.works());
    }

    private static String row(
            String id, String date, String noticeDoi, String noticePmid, String doi, String pmid, String nature) {
        return String.join(
                ",",
                id,
                "T,S,I,J,P,C,A,U,Y",
                date,
                noticeDoi,
                noticePmid,
                "1/1/2019 0:00",
                doi,
                pmid,
                nature,
                ",No,,\n");
    }

    private static ReadEvents read(String file) {
        return read(FormatOptions.DEFAULT, file);
    }

    private static ReadEvents read(FormatOptions options, String file) {
        return ReadEvents.by(options, IdMap.NONE, CitationGroups.NONE, RetractionWatchReader::new)
                .read("rows.csv", file);
    }
}
