package org.citationhubs.ingest.format.json.crossref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.INDEXED;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.item;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.read;

import java.time.Instant;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.format.ChosenOptions;
import org.citationhubs.ingest.format.ReadEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what an item says of other works: notices of retraction, and versions. */
class CrossrefUpdatesTest {

    @ParameterizedTest
    @ValueSource(strings = {"retraction", "withdrawal", "removal", "partial_retraction", "Partial-Retraction"})
    void noticeRetractsTheUpdatedWork(String type) {
        // when
        ReadEvents read = read(item("'title': 'Notice', 'update-to': [{'DOI': '10.5555/R', 'type': '" + type
                + "', 'label': 'Retraction', 'updated': {'date-time': '2025-06-07T00:00:00Z'}}]"));

        // then
        assertThat(read.works()).hasSize(2);
        WorkEvent retracted = read.works().get(1);
        assertThat(retracted.work().value()).isEqualTo("doi:10.5555/r");
        assertThat(retracted.observedAt()).isEqualTo(INDEXED);
        assertThat(retracted.source()).isEqualTo(new SourceKey("", "10.5555/a"));
        assertThat(retracted.facts().retraction())
                .isEqualTo(new RetractionNotice("doi:10.5555/a", Instant.parse("2025-06-07T00:00:00Z"), "Retraction"));
        assertThat(read.works().get(0).facts().retraction()).isNull();
        assertThat(read.counts().retractions()).isEqualTo(1);
        assertThat(read.counts().works()).isEqualTo(1);
    }

    @Test
    void retractedWorkNamesItsNotice() {
        // when
        ReadEvents read = read(item("'title': 'Retracted', 'updated-by': [{'DOI': '10.5555/n', 'type': 'retraction', "
                + "'label': 'Retraction', 'source': 'publisher', "
                + "'updated': {'date-parts': [[2025, 6, 7]]}}, {'DOI': '10.5555/n', 'type': 'retraction', "
                + "'label': 'Retraction', 'source': 'retraction-watch', "
                + "'updated': {'date-parts': [[2025, 6, 7]]}}]"));

        // then
        assertThat(read.works()).hasSize(1);
        assertThat(read.works().get(0).facts().retraction())
                .isEqualTo(new RetractionNotice("doi:10.5555/n", Instant.parse("2025-06-07T00:00:00Z"), "Retraction"));
        assertThat(read.counts().retractions()).isEqualTo(1);
    }

    @Test
    void workCanBeTheNoticeOfItsOwnWithdrawal() {
        // when
        ReadEvents read = read(item("'title': 'W', 'update-to': [{'DOI': '10.5555/a', 'type': 'withdrawal'}]"));

        // then
        assertThat(read.works()).hasSize(1);
        assertThat(read.works().get(0).facts().retraction())
                .isEqualTo(new RetractionNotice("doi:10.5555/a", INDEXED, null));
    }

    @Test
    void latestOfSeveralNoticesIsTaken() {
        // when
        ReadEvents read = read(item("'updated-by': [{'DOI': '10.5555/late', 'type': 'removal', "
                + "'updated': {'date-time': '2025-02-01T00:00:00Z'}}, {'DOI': '10.5555/early', "
                + "'type': 'retraction', 'updated': {'date-time': '2025-01-01T00:00:00Z'}}]"));

        // then
        assertThat(read.works().get(0).facts().retraction().noticeId()).isEqualTo("doi:10.5555/late");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'DOI': '10.5555/r', 'type': 'correction'}",
                "{'DOI': '10.5555/r', 'type': 'new_version'}",
                "{'DOI': '10.5555/r', 'type': 'expression_of_concern'}",
                "{'DOI': '10.5555/r'}",
                "{'DOI': 'none', 'type': 'retraction'}",
                "{'type': 'retraction'}",
                "'retraction'"
            })
    void otherUpdatesRetractNothing(String update) {
        // when
        ReadEvents read = read(item("'title': 'T', 'update-to': [" + update + "], 'updated-by': [" + update + "]"));

        // then
        assertThat(read.works()).hasSize(1);
        assertThat(read.counts().retractions()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'is-preprint-of': [{'id-type': 'doi', 'id': '10.5555/J'}]   | doi:10.5555/a | doi:10.5555/j",
                "'has-preprint': [{'id-type': 'doi', 'id': '10.5555/p'}]     | doi:10.5555/p | doi:10.5555/a",
                "'has-preprint': [{'id-type': 'arxiv', 'id': '2301.04411'}]  | arxiv:2301.04411 | doi:10.5555/a",
                "'is-version-of': [{'id-type': 'doi', 'id': '10.5555/o'}]    | doi:10.5555/a | doi:10.5555/o",
                "'is-same-as': [{'id-type': 'doi', 'id': '10.5555/0'}]       | doi:10.5555/a | doi:10.5555/0",
                "'is-same-as': [{'id-type': 'doi', 'id': '10.5555/z'}]       | doi:10.5555/z | doi:10.5555/a",
                "'is-preprint-of': [{'id-type': 'doi', 'id': '10.5555/k'}, {'id-type': 'doi', 'id': '10.5555/j'}]"
                        + " | doi:10.5555/a | doi:10.5555/j",
                "'is-version-of': [{'id-type': 'doi', 'id': '10.5555/b'}], "
                        + "'is-preprint-of': [{'id-type': 'doi', 'id': '10.5555/j'}] | doi:10.5555/a | doi:10.5555/j"
            })
    void versionsAreOneWorkIfTheUserSaysSo(String relations, String alias, String survivor) {
        // given
        String item = item("'relation': {" + relations + ", 'has-review': [{'id-type': 'doi', 'id': '10.5555/v'}]}");

        // when
        ReadEvents merged = read(new ChosenOptions().mergeVersions().build(), item);
        ReadEvents kept = read(item);

        // then
        assertThat(kept.works()).isEmpty();
        assertThat(merged.works())
                .extracting(event -> event.work() + " " + event.facts().survivor())
                .containsExactly(alias + " " + survivor);
        assertThat(merged.works().get(0).source()).isEqualTo(new SourceKey("", "10.5555/a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'is-preprint-of': [{'id-type': 'doi', 'id': '10.5555/a'}]",
                "'is-preprint-of': [{'id-type': 'uri', 'id': 'https://example.org/x'}]",
                "'is-preprint-of': [{'id': '10.5555/b'}]",
                "'is-preprint-of': [7, null]",
                "'is-preprint-of': {}",
                "'has-review': [{'id-type': 'doi', 'id': '10.5555/b'}]"
            })
    void otherRelationsMergeNothing(String relations) {
        assertThat(read(new ChosenOptions().mergeVersions().build(), item("'relation': {" + relations + "}"))
                        .works())
                .isEmpty();
    }
}
