package org.citationhubs.ingest.format.json.crossref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.item;
import static org.citationhubs.ingest.format.json.crossref.CrossrefItems.read;

import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.ChosenOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what an item says of its work. */
class CrossrefFactsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'issued': {'date-parts': [[2020, 3, 4]]}                         | 2020-03-04",
                "'issued': {'date-parts': [[2020, 3]]}                            | 2020-03",
                "'issued': {'date-parts': [['2020', '03']]}                       | 2020-03",
                "'issued': {'date-parts': [[2020, 13, 4]]}                        | 2020",
                "'issued': {'date-parts': [[2020, 0, 4]]}                         | 2020",
                "'issued': {'date-parts': [[2020, 2, 30]]}                        | 2020-02",
                "'issued': {'date-parts': [[2020, 2, 29, 9]]}                     | 2020-02-29",
                "'issued': {'date-parts': [[2020, null]]}                         | 2020",
                "'issued': {'date-parts': [[2020, 1], [2021, 2]]}                 | 2020-01",
                "'issued': {'date-parts': [[null]]}                               |",
                "'issued': {'date-parts': [[]]}                                   |",
                "'issued': {'date-parts': []}                                     |",
                "'issued': {'date-parts': [[0, 1, 1]]}                            |",
                "'issued': {'date-parts': [[20200, 1, 1]]}                        |",
                "'issued': {'date-parts': [2020, 3, 4]}                           |",
                "'issued': '2020'                                                 |",
                "'posted': {'date-parts': [[2019]]}, 'issued': {'date-parts': [[2020]]} | 2020",
                "'issued': {'date-parts': [[null]]}, 'published': {'date-parts': [[2018]]} | 2018",
                "'published-online': {'date-parts': [[2017]]}, 'published-print': {'date-parts': [[2018]]} | 2018",
                "'posted': {'date-parts': [[2019]]}, 'published-online': {'date-parts': [[2017]]} | 2017",
                "'created': {'date-parts': [[2020, 3, 4]]}                        |"
            })
    void dateIsTheFirstThatIsOne(String fields, String date) {
        // when
        WorkFacts facts = read(item("'title': 'T', " + fields)).works().get(0).facts();

        // then
        assertThat(String.valueOf(facts.publishedAt())).isEqualTo(String.valueOf(date));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'given': 'Ada', 'family': 'Example'}                        | null | Ada Example",
                "{'family': 'Example', 'sequence': 'first'}                   | null | Example",
                "{'given': 'Ada'}                                             | null | Ada",
                "{'name': 'The <i>X</i>\\n Collaboration'}                    | null | The X Collaboration",
                "{'name': 'N', 'family': 'Example'}                           | null | Example",
                "{'ORCID': 'http://orcid.org/0000-0002-1825-0097', 'family': 'Example'}"
                        + " | orcid:0000-0002-1825-0097 | Example",
                "{'ORCID': ['0000-0002-1825-009X'], 'family': 'Example'}      | orcid:0000-0002-1825-009X | Example",
                "{'ORCID': 'none', 'family': 'Example'}                       | null | Example",
                "{'ORCID': {'a': 1}, 'family': 'Example'}                     | null | Example"
            })
    void authorHasNameAndOrcid(String author, String id, String name) {
        // when
        WorkFacts facts = read(item("'author': [{'sequence': 'first'}, 4, " + author + "]"))
                .works()
                .get(0)
                .facts();

        // then
        assertThat(facts.authors()).isNotNull();
        assertThat(facts.authors().list()).containsExactly(new Author(id.equals("null") ? null : id, name));
    }

    @Test
    void textsAreCleanAndBlankOnesAreNone() {
        // when
        WorkFacts facts = read(
                        new ChosenOptions().abstracts().build(),
                        item("'title': ['A <i>b</i>\\n  &amp;amp; c', 'Second'], 'container-title': [' '], "
                                + "'abstract': '<jats:title>Abstract</jats:title><jats:p>Text</jats:p>'"))
                .works()
                .get(0)
                .facts();

        // then
        assertThat(facts.title()).isEqualTo("A b & c");
        assertThat(facts.venue()).isNull();
        assertThat(facts.abstractText()).isEqualTo("Abstract Text");
    }

    @Test
    void abstractIsLeftOutUnlessItIsWanted() {
        assertThat(read(item("'title': 'T', 'abstract': 'Text'"))
                        .works()
                        .get(0)
                        .facts()
                        .abstractText())
                .isNull();
    }

    @Test
    void furtherAuthorsAreLeftOut() {
        assertThat(read(new ChosenOptions().authors(1).build(), item("'author': [{'name': 'A'}, {'name': 'B'}]"))
                        .works()
                        .get(0)
                        .facts()
                        .authors()
                        .list())
                .containsExactly(new Author(null, "A"));
    }
}
