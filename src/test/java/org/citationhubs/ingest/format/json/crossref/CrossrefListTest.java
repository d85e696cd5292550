package org.citationhubs.ingest.format.json.crossref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.INDEXED;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.ITEM;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.cited;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.item;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.read;

import java.util.Map;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.ingest.format.ChosenOptions;
import org.citationhubs.ingest.format.ReadEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what the references of an item become. */
class CrossrefListTest {

    @Test
    void listIsCompleteAndSaysWhatItCannotIdentify() {
        // when
        ReadEvents read = read(item("'reference': [{'DOI': '10.5555/C'}, {'DOI': '10.5555/b.'}, {'DOI': '10.5555/B'}, "
                + "{'unstructured': 'A text'}, {'DOI': 'none'}, {'DOI': null}, {'DOI': ['10.5555/x']}, 7, "
                + "{'DOI': '10.5555/a'}]"));

        // then
        CitationEvent list = read.lists().get(0);
        assertThat(cited(list)).containsExactly("doi:10.5555/b", "doi:10.5555/c");
        assertThat(list.complete()).isTrue();
        assertThat(list.unidentified()).isEqualTo(5);
        assertThat(list.observedAt()).isEqualTo(INDEXED);
        assertThat(list.source()).isEqualTo(new SourceKey("", "10.5555/a"));
        assertThat(list.selfCitations()).isEqualTo(1);
        assertThat(read.counts().repeated()).isEqualTo(1);
        assertThat(read.counts().skipped()).containsOnly(Map.entry("noId", 5L));
        assertThat(read.counts().repaired()).containsOnly(Map.entry("trailing", 1L));
        assertThat(read.counts().input()).containsOnly(Map.entry("items", 1L), Map.entry("references", 9L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "10.1002/(sici)1097-4571(198909)40:5&lt;342::aid-asi7&gt;3.0.co;2-u"
                        + " | doi:10.1002/(sici)1097-4571(198909)40:5<342::aid-asi7>3.0.co;2-u | entity",
                "10.5555/a%2Fb           | doi:10.5555/a%2fb   | percent",
                "10.5555/x\\u2010y       | doi:10.5555/x-y     | hyphen",
                "10.5555/x.              | doi:10.5555/x       | trailing",
                "10.48550/arXiv.2301.04411v2 | arxiv:2301.04411 | arxivDoi"
            })
    void repairsIdsOfReferences(String sent, String cited, String kind) {
        // when
        ReadEvents read = read(item("'reference': [{'DOI': '" + sent + "'}]"));

        // then
        assertThat(cited(read.lists().get(0))).containsExactly(cited);
        assertThat(read.counts().repaired()).containsOnlyKeys(kind);
    }

    @Test
    void itemWithoutListSaysNothingOfIt() {
        // when
        ReadEvents read = read(
                new ChosenOptions().emptyLists().build(),
                item("'title': 'One'") + "\n" + item("'reference': null") + "\n" + item("'reference': {}"));

        // then
        assertThat(read.lists()).isEmpty();
        assertThat(read.counts().emptyLists()).isZero();
        assertThat(read.counts().input())
                .containsEntry("items without reference", 3L)
                .doesNotContainKey("references");
    }

    @Test
    void listWithoutUsableIdIsPublishedOnlyIfWanted() {
        // given
        String item = item("'reference': [{'unstructured': 'A text'}]");

        // when
        ReadEvents usual = read(item);
        ReadEvents wanted = read(new ChosenOptions().emptyLists().build(), item);

        // then
        assertThat(usual.lists()).isEmpty();
        assertThat(usual.counts().emptyLists()).isEqualTo(1);
        assertThat(wanted.lists()).hasSize(1);
        assertThat(wanted.lists().get(0).citations()).isEmpty();
        assertThat(wanted.lists().get(0).unidentified()).isEqualTo(1);
    }

    @Test
    void listIsAPartIfTheUserSaysSo() {
        // when
        ReadEvents read = read(new ChosenOptions().partial().build(), ITEM);

        // then
        assertThat(read.lists().get(0).complete()).isFalse();
        assertThat(read.lists().get(0).unidentified()).isNull();
    }
}
