package org.citationhubs.ingest.format.json.crossref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.ITEM;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.cited;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.item;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.json;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.read;

import java.time.Instant;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.format.ChosenOptions;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.ReadEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a file of Crossref is, and what it costs if something in it is damaged. */
class CrossrefReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ITEM",
                "ITEM\n",
                "\uFEFFITEM\r\n\r\n",
                "[ITEM]",
                "{'items': [ITEM]}",
                "{\n 'items' : [\n  ITEM\n ]\n}",
                "{'status': 'ok', 'message-type': 'work', 'message': ITEM}",
                "{'message': {'total-results': 1, 'items': [ITEM], 'next-cursor': 'x'}, 'status': 'ok'}",
                "{\n'status': 'ok',\n'message': {'items': [\nITEM]}}"
            })
    void readsEveryLayout(String layout) {
        // when
        ReadEvents read = read(layout.replace("ITEM", ITEM));

        // then
        assertThat(read.works()).extracting(WorkEvent::work).containsExactly(WorkId.parse("doi:10.5555/a"));
        assertThat(read.works().get(0).facts().title()).isEqualTo("One");
        assertThat(read.lists()).hasSize(1);
        assertThat(cited(read.lists().get(0))).containsExactly("doi:10.5555/b");
        assertThat(read.malformed()).isEmpty();
    }

    @Test
    void readsPageOfOneLineLongerThanALineMayBe() {
        // given
        String padding = "x".repeat(1 << 20);
        StringBuilder items = new StringBuilder("{'items': [");
        for (int i = 0; i < 21; i++) {
            items.append(i == 0 ? "" : ", ")
                    .append("{'DOI': '10.5555/")
                    .append(i)
                    .append("', 'indexed': {'date-time': '2026-01-02T03:04:05Z'}, 'title': 'T', 'abstract': '")
                    .append(padding)
                    .append("'}");
        }

        // when
        ReadEvents read = read(items.append("]}").toString());

        // then
        assertThat(read.works()).hasSize(21);
        assertThat(read.malformed()).isEmpty();
    }

    @Test
    void readsLongFirstWorkAsALine() {
        // given
        String first = ITEM.replace("One", "x".repeat(100_000));

        // when
        ReadEvents read = read(first + "\n{'damaged\n" + ITEM.replace("A", "C"));

        // then
        assertThat(read.works()).hasSize(2);
        assertThat(read.malformed()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'items': []}",
                "{'status': 'ok', 'message-type': 'work-list', 'message': {'total-results': 0, 'items': []}}"
            })
    void emptyPageHasNoWorks(String page) {
        assertThat(read(page).works()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'results': [{'id': 'https://openalex.org/W1'}]}",
                "{'items': [{'id': '10.5555/a'}]}",
                "{'status': 'failed', 'message-type': 'validation-failure', 'message': [{'type': 'cursor-expired'}]}",
                "{'message': {'total-results': 0}}",
                "{'message': 'none'}",
                "{'id': 1}\n{'DOI': '10.5555/a'}",
                "'text'"
            })
    void fileOfAnotherFormatIsRefused(String file) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("works.json")
                .hasMessageContaining("another format");
    }

    @Test
    void itemWithoutDoiCostsItself() {
        // when
        ReadEvents read = read(
                "{'items': [" + ITEM + ", {'title': ['No id']}, 3, {'DOI': 'none'}, " + ITEM.replace("A", "C") + "]}");

        // then
        assertThat(read.works()).hasSize(2);
        assertThat(read.malformed())
                .containsExactly(
                        "works.json:2: has no 'DOI'", "works.json:3: has no 'DOI'", "works.json:4: has no valid DOI");
    }

    @Test
    void onlyWhatIsWantedIsPassedOn() {
        // given
        String item = item("'title': 'T', 'reference': [{'DOI': '10.5555/b'}], "
                + "'update-to': [{'DOI': '10.5555/r', 'type': 'retraction'}], "
                + "'relation': {'has-preprint': [{'id-type': 'doi', 'id': '10.5555/p'}]}");

        // when
        ReadEvents works =
                read(new ChosenOptions().mergeVersions().withoutLists().build(), item);
        ReadEvents lists =
                read(new ChosenOptions().mergeVersions().withoutWorks().build(), item);

        // then
        assertThat(works.lists()).isEmpty();
        assertThat(works.works()).hasSize(3);
        assertThat(lists.works()).isEmpty();
        assertThat(lists.lists()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'date-time': '2026-01-02T03:04:05Z', 'timestamp': 1}            | 2026-01-02T03:04:05Z",
                "{'date-time': '2026-01-02T05:04:05.5+02:00'}                     | 2026-01-02T03:04:05.5Z",
                "{'date-time': 'none', 'date-parts': [[2026, 1, 2]]}              | 2026-01-02T00:00:00Z",
                "{'date-parts': [[2026, 1]]}                                      | 2020-02-02T02:02:02Z",
                "null                                                             | 2020-02-02T02:02:02Z"
            })
    void timeIsThatOfTheIndexElseThatOfTheFile(String indexed, String observedAt) {
        // when
        ReadEvents read = read(
                new ChosenOptions().observedAt("2020-02-02T02:02:02Z").build(),
                "{'DOI': '10.5555/a', 'title': 'T', 'indexed': " + indexed + "}");

        // then
        assertThat(read.works().get(0).observedAt()).isEqualTo(Instant.parse(observedAt));
    }

    @Test
    void fileWithoutTimesIsRefused() {
        assertThatThrownBy(() -> read("{'DOI': '10.5555/a'}"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("works.json")
                .hasMessageContaining("--observed-at");
    }

    @Test
    void itemWithoutTimeAmongOthersCostsItself() {
        // when
        ReadEvents read = read(ITEM + "\n{'DOI': '10.5555/c'}\n" + ITEM.replace("A", "D"));

        // then
        assertThat(read.works()).hasSize(2);
        assertThat(read.malformed()).containsExactly("works.json:2: has no time 'indexed'");
    }

    @Test
    void readingAFileTwicePassesOnTheSame() {
        // given
        ReadEvents once = read(ITEM + "\n" + ITEM.replace("A", "C"));

        // when
        ReadEvents twice = read(ITEM + "\n" + ITEM.replace("A", "C"));

        // then
        assertThat(twice.lists()).isEqualTo(once.lists());
        assertThat(twice.works()).isEqualTo(once.works());
    }

    @Test
    void readerOfOneImportReadsFileAfterFile() {
        // given
        ReadEvents read = ReadEvents.by(CrossrefReader::new);

        // when
        read.read("1.json", json(ITEM));
        read.read("2.json", json("{'items': [" + ITEM.replace("A", "C") + "]}"));

        // then
        assertThat(read.works())
                .extracting(event -> event.work().value())
                .containsExactly("doi:10.5555/a", "doi:10.5555/c");
        assertThat(read.lists()).hasSize(2);
    }
}
