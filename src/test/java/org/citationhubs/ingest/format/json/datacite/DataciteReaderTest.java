package org.citationhubs.ingest.format.json.datacite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.ChosenOptions;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.format.json.crossref.CrossrefItems;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.IdMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataciteReaderTest {

    private static final Instant UPDATED = Instant.parse("2024-05-06T07:08:09Z");

    private static final String RECORD = record("'titles': [{'title': 'One'}], 'relatedIdentifiers': "
            + "[{'relationType': 'Cites', 'relatedIdentifierType': 'DOI', 'relatedIdentifier': '10.5555/B'}]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RECORD",
                "RECORD\n\n",
                "\uFEFF{'data': [RECORD]}",
                "{\n'data': [\nRECORD],\n'meta': {'total': 1}, 'links': {}}",
                "{'meta': {'total': 1}, 'data': RECORD}"
            })
    void readsEveryLayout(String layout) {
        // when
        ReadEvents read = read(FormatOptions.DEFAULT, layout.replace("RECORD", RECORD));

        // then
        assertThat(read.works()).hasSize(1);
        assertThat(read.works().get(0).work().value()).isEqualTo("doi:10.5555/a");
        assertThat(read.works().get(0).observedAt()).isEqualTo(UPDATED);
        assertThat(read.works().get(0).facts().title()).isEqualTo("One");
        assertThat(read.lists()).hasSize(1);
        CitationEvent list = read.lists().get(0);
        assertThat(CrossrefItems.cited(list)).containsExactly("doi:10.5555/b");
        assertThat(list.complete()).isTrue();
        assertThat(list.source()).isEqualTo(new SourceKey("", "10.5555/a"));
    }

    @Test
    void emptyPageHasNoRecords() {
        assertThat(read(FormatOptions.DEFAULT, "{'data': [], 'meta': {'total': 0}}")
                        .works())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'items': []}",
                "{'data': [{'corpusid': 1}]}",
                "{'id': '10.5555/a'}",
                "{'id': '10.5555/a', 'attributes': 'x'}",
                "{'errors': [{'status': '404'}]}"
            })
    void fileOfAnotherFormatIsRefused(String file) {
        assertThatThrownBy(() -> read(FormatOptions.DEFAULT, file))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("part.json")
                .hasMessageContaining("another format");
    }

    @Test
    void recordThatCannotBeReadCostsItself() {
        // when
        ReadEvents read = read(
                FormatOptions.DEFAULT,
                "{'data': [" + RECORD + ", {'id': 'x'}, {'id': 'x', 'attributes': {}}, "
                        + "{'id': '10.5555/t', 'attributes': {'updated': 'never'}}, "
                        + RECORD.replace("/A", "/C") + "]}");

        // then
        assertThat(read.works()).hasSize(2);
        assertThat(read.malformed())
                .containsExactly(
                        "part.json:2: has no 'attributes' with a DOI",
                        "part.json:3: has no valid DOI",
                        "part.json:4: has no time 'updated'");
    }

    @Test
    void fileWithoutTimesNeedsOne() {
        // given
        String record = "{'id': '10.5555/a', 'attributes': {'publicationYear': 2020}}";

        // then
        assertThatThrownBy(() -> read(FormatOptions.DEFAULT, record))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("--observed-at");
        assertThat(read(new ChosenOptions().observedAt("2024-01-01T00:00:00Z").build(), record)
                        .works()
                        .get(0)
                        .observedAt())
                .isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DOI    | 10.5555/B                               | doi:10.5555/b",
                "DOI    | https://doi.org/10.5555/B               | doi:10.5555/b",
                "DOI    | 10.48550/arXiv.2301.04411               | arxiv:2301.04411",
                "arXiv  | arXiv:2301.04411                        | arxiv:2301.04411",
                "arXiv  | 2301.04411v2                            | arxiv:2301.04411",
                "PMID   | 4411                                    | pmid:4411",
                "PMID   | https://pubmed.ncbi.nlm.nih.gov/4411/   | pmid:4411",
                "URL    | https://doi.org/10.5555/B               | doi:10.5555/b",
                "URL    | http://dx.doi.org/10.5555/B             | doi:10.5555/b",
                "URL    | HTTPS://DOI.ORG/10.5555/B               | doi:10.5555/b"
            })
    void identifierThatNamesAWorkIsCited(String type, String identifier, String cited) {
        // when
        ReadEvents read = read(FormatOptions.DEFAULT, relation("References", type, identifier));

        // then
        assertThat(CrossrefItems.cited(read.lists().get(0))).containsExactly(cited);
        assertThat(read.lists().get(0).unidentified()).isZero();
        assertThat(read.counts().skipped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "URL        | https://example.org/10.5555/b               | type URL",
                "URL        | https://example.org/?to=https://doi.org/10.5/b | type URL",
                "Handle     | 10013/epic.1                                | type Handle",
                "PURL       | https://example.org/purl/1                  | type PURL",
                "ISBN       | 978-3-905673-82-1                           | type ISBN",
                "ISSN       | 0079-6786                                   | type ISSN",
                "something  | 10.5555/b                                   | type other",
                "DOI        | none                                        | noId",
                "PMID       | none                                        | noId"
            })
    void otherIdentifierIsCountedByItsType(String type, String identifier, String reason) {
        // when
        ReadEvents forward = read(FormatOptions.DEFAULT, relation("Cites", type, identifier));
        ReadEvents reverse = read(FormatOptions.DEFAULT, relation("IsCitedBy", type, identifier));

        // then
        assertThat(forward.lists()).isEmpty();
        assertThat(forward.counts().emptyLists()).isEqualTo(1);
        assertThat(forward.counts().skipped()).containsOnly(Map.entry(reason, 1L));
        assertThat(reverse.lists()).isEmpty();
        assertThat(reverse.counts().emptyLists()).isZero();
        assertThat(reverse.counts().skipped()).containsOnly(Map.entry(reason, 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IsCitedBy", "IsReferencedBy"})
    void workThatCitesTheRecordGetsAPartOfItsList(String relation) {
        // when
        ReadEvents read = read(
                new ChosenOptions().build(),
                record("'relatedIdentifiers': [" + related(relation, "DOI", "10.5555/X") + ", "
                        + related("Cites", "DOI", "10.5555/B") + ", " + related(relation, "DOI", "10.5555/x") + ", "
                        + related("Cites", "URL", "https://example.org") + "]"));

        // then
        assertThat(read.lists()).hasSize(2);
        CitationEvent own = read.lists().get(0);
        assertThat(own.citing().value()).isEqualTo("doi:10.5555/a");
        assertThat(own.unidentified()).isEqualTo(1);
        CitationEvent reverse = read.lists().get(1);
        assertThat(reverse.citing().value()).isEqualTo("doi:10.5555/x");
        assertThat(CrossrefItems.cited(reverse)).containsExactly("doi:10.5555/a");
        assertThat(reverse.complete()).isFalse();
        assertThat(reverse.unidentified()).isNull();
        assertThat(reverse.observedAt()).isEqualTo(UPDATED);
        assertThat(reverse.source()).isEqualTo(new SourceKey("", "10.5555/a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"IsSupplementTo", "IsDocumentedBy", "IsDerivedFrom", "HasPart", "HasVersion", "IsPartOf", ""})
    void otherRelationsSayNothing(String relation) {
        // when
        ReadEvents read = read(FormatOptions.DEFAULT, relation(relation, "DOI", "10.5555/b"));

        // then
        assertThat(read.lists()).isEmpty();
        assertThat(read.counts().emptyLists()).isZero();
        assertThat(read.counts().input()).containsEntry("other relations", 1L);
    }

    @Test
    void recordThatCitesNothingSaysSoOnlyIfWanted() {
        // given
        FormatOptions wanted = new ChosenOptions().emptyLists().build();

        // then
        assertThat(read(wanted, record("'relatedIdentifiers': []")).lists()).hasSize(1);
        assertThat(read(wanted, record("'publicationYear': 2020")).lists()).isEmpty();
        assertThat(read(FormatOptions.DEFAULT, record("'relatedIdentifiers': []"))
                        .lists())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.5555/0,                 doi:10.5555/a,    doi:10.5555/0",
        "10.5555/z,                 doi:10.5555/z,    doi:10.5555/a",
        "10.48550/arXiv.2301.04411, arxiv:2301.04411, doi:10.5555/a",
    })
    void identicalWorksAreOneIfTheUserSaysSo(String other, String alias, String survivor) {
        // given
        String record = relation("IsIdenticalTo", "DOI", other);

        // when
        ReadEvents merged = read(new ChosenOptions().mergeVersions().build(), record);

        // then
        assertThat(read(FormatOptions.DEFAULT, record).works()).isEmpty();
        assertThat(merged.works())
                .extracting(event -> event.work() + " " + event.facts().survivor())
                .containsExactly(alias + " " + survivor);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'dates': [{'dateType': 'Issued', 'date': '2015-07'}], 'publicationYear': 2014       | 2015-07",
                "'dates': [{'dateType': 'Issued', 'date': '2015-07-08T10:00:00Z'}]                   | 2015-07-08",
                "'dates': [{'date': '2015-13-08', 'dateType': 'Issued'}]                             | 2015",
                "'dates': [{'dateType': 'Issued', 'date': 'soon'}], 'publicationYear': '2014'        | 2014",
                "'dates': [{'dateType': 'Updated', 'date': '2015'}], 'publicationYear': 2014         | 2014",
                "'dates': [{'dateType': 'Issued'}, {'dateType': 'Issued', 'date': '2016'}]           | 2016",
                "'dates': {'dateType': 'Issued', 'date': '2015'}, 'publicationYear': null            | null",
                "'dates': [7], 'publicationYear': 99999                                              | null"
            })
    void dateIsThatOfIssueElseTheYear(String fields, String date) {
        assertThat(String.valueOf(facts("'titles': [{'title': 'T'}], " + fields).publishedAt()))
                .isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'name': 'Example, Ada', 'givenName': 'Ada', 'familyName': 'Example'} | null | Ada Example",
                "{'name': 'Example Group', 'nameType': 'Organizational', 'affiliation': {'name': 'X'}}"
                        + " | null | Example Group",
                "{'name': 'A', 'nameIdentifiers': [{'nameIdentifierScheme': 'ISNI', 'nameIdentifier': '1'}, "
                        + "{'nameIdentifierScheme': 'ORCID', 'nameIdentifier': 'https://orcid.org/0000-0002-1825-0097'}]}"
                        + " | orcid:0000-0002-1825-0097 | A",
                "{'name': 'A', 'nameIdentifiers': {'nameIdentifier': '0000-0002-1825-0097', "
                        + "'nameIdentifierScheme': 'ORCID'}} | orcid:0000-0002-1825-0097 | A",
                "{'name': 'A', 'nameIdentifiers': [{'nameIdentifierScheme': 'ISNI', "
                        + "'nameIdentifier': '0000-0002-1825-0097'}]} | null | A"
            })
    void creatorHasNameAndOrcid(String creator, String id, String name) {
        // when
        WorkFacts facts = facts("'creators': [null, {}, " + creator + "]");

        // then
        assertThat(facts.authors().list()).containsExactly(new Author(id.equals("null") ? null : id, name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'title': '\\n A <i>b</i>\\n'}, {'title': '', 'titleType': 'Subtitle'}     | A b",
                "{'titleType': 'Subtitle', 'title': 'S'}, {'title': 'M', 'titleType': null} | M",
                "{'titleType': 'TranslatedTitle', 'title': 'S'}                             | S",
                "7, {'title': 'First'}, {'title': 'Second'}                                 | First"
            })
    void titleIsTheFirstWithoutAType(String titles, String title) {
        assertThat(facts("'titles': [" + titles + "]").title()).isEqualTo(title);
    }

    @Test
    void venueAndAbstractAreRead() {
        // given
        String fields = "'container': {'type': 'Series', 'title': 'Venue'}, 'descriptions': "
                + "[{'descriptionType': 'Methods', 'description': 'M'}, "
                + "{'description': '<p>Text</p>', 'descriptionType': 'Abstract'}]";

        // when
        WorkFacts facts = read(new ChosenOptions().abstracts().build(), record(fields))
                .works()
                .get(0)
                .facts();

        // then
        assertThat(facts.venue()).isEqualTo("Venue");
        assertThat(facts.abstractText()).isEqualTo("Text");
        assertThat(facts(fields).abstractText()).isNull();
    }

    @Test
    void readingAFileTwicePassesOnTheSame() {
        // given
        String file = RECORD + "\n" + relation("IsCitedBy", "DOI", "10.5555/X");

        // when
        ReadEvents once = read(FormatOptions.DEFAULT, file);
        ReadEvents twice = read(FormatOptions.DEFAULT, file);

        // then
        assertThat(twice.lists()).isEqualTo(once.lists());
        assertThat(twice.works()).isEqualTo(once.works());
    }

    private static WorkFacts facts(String fields) {
        return read(FormatOptions.DEFAULT, record(fields)).works().get(0).facts();
    }

    private static String relation(String relation, String type, String identifier) {
        return record("'relatedIdentifiers': [" + related(relation, type, identifier) + "]");
    }

    private static String related(String relation, String type, String identifier) {
        return "{'relationType': '" + relation + "', 'relatedIdentifier': '" + identifier
                + "', 'relatedIdentifierType': '" + type + "'}";
    }

    private static String record(String fields) {
        return "{'id': '10.5555/a', 'type': 'dois', 'attributes': {'doi': '10.5555/A', 'updated': "
                + "'2024-05-06T07:08:09.000Z', " + fields + "}}";
    }

    private static ReadEvents read(FormatOptions options, String quoted) {
        return ReadEvents.by(options, IdMap.NONE, CitationGroups.NONE, DataciteReader::new)
                .read("part.json", quoted.replace('\'', '"'));
    }
}
