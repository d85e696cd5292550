package org.citationhubs.serde.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repair;
import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitationEventReaderTest {

    private static final InputLimits SMALL = InputLimits.of(3, 2, 10, 2_000);

    private final CitationEventReader reader = new CitationEventReader(SMALL);
    private final Repairs repairs = new Repairs();

    @Test
    void everyFieldOfTheContractIsRead() throws RejectedRecordException {
        // when an event with every field is read
        CitationEvent event = new CitationEventReader(InputLimits.DEFAULT).read(utf8("""
            { "eventId": "e-1", "op": "assert", "observedAt": "2026-05-25T12:00:00+02:00",
              "source": {"system": "crossref", "record": "r-1", "crawler": "c/1"},
              "references": "complete", "unidentified": 3,
              "citing": {"id": "https://doi.org/10.1000/ABC", "title": "Citing", "publishedAt": "2025-11",
                         "authors": [{"id": "orcid:1", "name": "Ada"}, {"name": "Boole"}],
                         "venue": "Journal", "field": "Logic", "summary": "Says something."},
              "citations": [ {"cited": {"id": "arXiv:2209.10652v1", "title": "Toy", "publishedAt": "2022-09-21",
                                        "authors": [{"name": "Elhage"}]},
                              "mentions": [ {"section": "1", "context": "As in [3].",
                                             "roles": [{"role": "METHOD", "confidence": 0.75}, {"role": "background"}],
                                             "polarity": {"value": "SUPPORT", "confidence": 1},
                                             "claim": "c1", "classifier": "m/2"} ]},
                             {"cited": {"id": "pmid:1"}} ] }
            """));

        // then each field has its value
        assertThat(event)
                .isEqualTo(new CitationEvent(
                        Operation.ASSERT,
                        Instant.parse("2026-05-25T10:00:00Z"),
                        true,
                        WorkId.parse("doi:10.1000/abc"),
                        new WorkFacts(
                                "Citing",
                                PartialDate.parse("2025-11"),
                                new Authors(List.of(new Author("orcid:1", "Ada"), new Author(null, "Boole"))),
                                "Journal",
                                "Logic",
                                "Says something.",
                                null),
                        List.of(
                                new Citation(
                                        WorkId.parse("arxiv:2209.10652"),
                                        WorkFacts.of(
                                                "Toy",
                                                PartialDate.parse("2022-09-21"),
                                                new Authors(List.of(new Author(null, "Elhage")))),
                                        List.of(new Mention(
                                                "1",
                                                "As in [3].",
                                                List.of(
                                                        new RoleAssignment(Role.METHOD, 0.75f),
                                                        new RoleAssignment(Role.BACKGROUND, RoleAssignment.UNKNOWN)),
                                                new PolarityAssignment(Polarity.SUPPORT, 1f),
                                                "m/2",
                                                "c1"))),
                                new Citation(WorkId.parse("pmid:1"), WorkFacts.NONE, List.of())),
                        0,
                        new SourceKey("crossref", "r-1"),
                        3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                  |           |     |
            {"system": null, "record": ""}      |           |     |
            {"system": " <i>Cross&amp;ref</i>"} | Cross&ref |     |
            {"system": "a", "record": " r  1 "} | a         | r 1 |
            {"record": "r"}                     |           | r   |
            {"system": 7}                       |           |     | source.system
            "crossref"                          |           |     | source
            """)
    void aSourceIsCleanedOrLeftOut(
            String json, @Nullable String system, @Nullable String record, @Nullable String repaired)
            throws RejectedRecordException {
        String event = "{'op': 'assert', 'observedAt': '2026-05-25T10:00:00Z', 'citing': {'id': 'pmid:1'},"
                + " 'citations': [{'cited': {'id': 'pmid:2'}}], 'source': @}";

        CitationEvent read = reader.read(utf8(event.replace('\'', '"').replace("@", json)), repairs);

        assertThat(read.source()).isEqualTo(new SourceKey(system == null ? "" : system, record == null ? "" : record));
        assertThat(repairs.listed().stream().map(Repair::field))
                .isEqualTo(repaired == null ? List.of() : List.of(repaired));
    }

    @Test
    void aLongNameOfASourceIsCut() throws RejectedRecordException {
        String event = "{'op': 'assert', 'observedAt': '2026-05-25T10:00:00Z', 'citing': {'id': 'pmid:1'},"
                + " 'citations': [{'cited': {'id': 'pmid:2'}}], 'source': {'system': '@'}}";

        CitationEvent read = reader.read(utf8(event.replace('\'', '"').replace("@", "s".repeat(70))), repairs);

        assertThat(read.source()).isEqualTo(SourceKey.of("s".repeat(64)));
        assertThat(repairs.count(RepairReason.OVER_LIMIT)).isEqualTo(1);
        assertThat(SourceKey.systemName("s".repeat(70))).isEqualTo("s".repeat(64));
    }

    @Test
    void optionalFieldsMayBeAbsentNullOrBlank() throws RejectedRecordException {
        CitationEvent absent = reader.read(event("{'cited': {'id': 'pmid:2'}}"));

        CitationEvent nulls = reader.read(utf8("""
            {"eventId": null, "op": "assert", "observedAt": "2026-05-25T10:00:00Z", "source": null, "references": null,
             "citing": {"id": "pmid:1", "title": null, "publishedAt": null, "authors": null, "venue": "",
              "summary": " "},
             "citations": [{"cited": {"id": "pmid:2", "title": "", "authors": []}, "mentions": null}]}
            """));

        assertThat(nulls).isEqualTo(absent);
        assertThat(absent.complete()).isFalse();
        assertThat(absent.facts()).isEqualTo(WorkFacts.NONE);
    }

    @Test
    void unknownFieldsAreIgnoredAnywhere() throws RejectedRecordException {
        CitationEvent plain = reader.read(event("{'cited': {'id': 'pmid:2'}, 'mentions': [{'section': 'a'}]}"));

        CitationEvent later = reader.read(utf8("""
            {"v": {"w": [1, {"x": null}]}, "op": "assert", "observedAt": "2026-05-25T10:00:00Z",
             "source": {"x": [true]},
             "citing": {"x": 1e3, "id": "pmid:1", "abstract": "not here"},
             "citations": [{"x": [[]], "cited": {"id": "pmid:2", "venue": {"name": "not a fact of a cited work"}},
                            "mentions": [{"section": "a", "x": {}, "polarity": null, "roles": null}]}]}
            """));

        assertThat(later).isEqualTo(plain);
    }

    @Test
    void termsOutsideTheVocabularyAreUnclassified() throws RejectedRecordException {
        CitationEvent event = reader.read(event("{'cited': {'id': 'pmid:2'}, 'mentions': [{'roles': [{'role': 'uses'}],"
                + " 'polarity': {'value': 'meh'}}]}"));

        Mention mention = event.citations().get(0).mentions().get(0);
        assertThat(mention.primaryRole()).isEqualTo(Role.UNCLASSIFIED);
        assertThat(mention.stance().polarity()).isEqualTo(Polarity.UNCLASSIFIED);
    }

    @Test
    void termsOutsideTheVocabularyArePassedOnWithTheirScheme() throws RejectedRecordException {
        List<String> unknown = new ArrayList<>();
        CitationEventReader listened = new CitationEventReader(
                InputLimits.DEFAULT, (vocabulary, term) -> unknown.add(vocabulary.scheme() + " " + term));

        CitationEvent event = listened.read(event("{'cited': {'id': 'pmid:2'}, 'mentions': [{'scheme': '3c', 'roles': ["
                + "{'role': 5}, {'role': 7}, {'role': 'Uses-Method', 'scheme': 'acl-arc'}], "
                + "'polarity': {'value': 'meh', 'scheme': 'scite'}}]}"));

        assertThat(event.citations().get(0).mentions().get(0).primaryRole()).isEqualTo(Role.METHOD);
        assertThat(unknown).containsExactly("3c 7", "scite meh");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'roles': [{'role': 'method'}, {'role': 'result', 'scheme': 'scicite'}]  | METHOD, COMPARISON   | UNCLASSIFIED
            'scheme': 's2', 'roles': [{'role': 'methodology'}]                      | METHOD               | UNCLASSIFIED
            'roles': [{'role': 'methodology'}], 'scheme': 'Semantic-Scholar'        | METHOD               | UNCLASSIFIED
            'scheme': 'scicite', 'roles': [{'role': 'Uses', 'scheme': 'acl-arc'}, {'role': 'Uses'}] | METHOD, UNCLASSIFIED | UNCLASSIFIED
            'scheme': 'cito', 'roles': [{'role': 'cito:disagreesWith'}]             | COMPARISON           | CONTRAST
            'scheme': 'cito', 'roles': [{'role': 'corrects'}, {'role': 'confirms'}] | AMENDMENT, COMPARISON | MIXED
            'scheme': 'cito', 'roles': [{'role': 'refutes'}], 'polarity': {'value': 'confirms'} | COMPARISON | SUPPORT
            'scheme': 'cito', 'roles': [{'role': 'refutes'}], 'polarity': {'value': 'NEUTRAL', 'scheme': 'citation-hubs'} | \
                    COMPARISON | NEUTRAL
            'scheme': 'scite', 'polarity': {'value': 'contradicting'}               |                      | CONTRAST
            'scheme': 'scite', 'polarity': {'value': 'SUPPORT'}                     |                      | UNCLASSIFIED
            'scheme': '3c', 'roles': [{'role': 3}, {'role': '5'}, {'role': 1.0}]    | FUTURE_WORK, METHOD, COMPARISON | UNCLASSIFIED
            'scheme': 'multicite', 'roles': [{'role': 'background uses'}]           | BACKGROUND, METHOD   | UNCLASSIFIED
            'scheme': '3c', 'polarity': {'value': 'SUPPORT'}                        |                      | SUPPORT
            'scheme': null, 'roles': [{'role': 'BASELINE', 'scheme': null}]         | BASELINE             | UNCLASSIFIED
            """)
    void theNearestVocabularyResolvesATerm(String mention, @Nullable String roles, Polarity polarity)
            throws RejectedRecordException {
        CitationEvent event = reader.read(event("{'cited': {'id': 'pmid:2'}, 'mentions': [{" + mention + "}]}"));

        Mention read = event.citations().get(0).mentions().get(0);
        assertThat(read.roles().stream().map(one -> one.role().name()).toList())
                .isEqualTo(roles == null ? List.of() : List.of(roles.split(", ")));
        assertThat(read.stance().polarity()).isEqualTo(polarity);
    }

    @Test
    void aVocabularyMayBeNamedAfterTheTermsItResolves() throws RejectedRecordException {
        // when the vocabularies are named after the terms
        CitationEvent event = reader.read(utf8("""
            {"op": "assert", "observedAt": "2026-05-25T10:00:00Z", "citing": {"id": "pmid:1"},
             "citations": [
               {"cited": {"id": "pmid:2"}, "mentions": [{"roles": [{"role": "PSup", "confidence": 0.5},
                                                                   {"role": "PSim", "confidence": 0.75}]}]},
               {"mentions": [{"roles": [{"role": "usesDataFrom"}]}], "cited": {"id": "pmid:3"}, "scheme": "cito"}],
             "scheme": "teufel"}
            """));

        // then the terms are those of their vocabularies
        assertThat(event.citations().get(0).mentions())
                .containsExactly(new Mention(
                        null,
                        null,
                        List.of(new RoleAssignment(Role.EVIDENCE, 0.5f), new RoleAssignment(Role.COMPARISON, 0.75f)),
                        new PolarityAssignment(Polarity.SUPPORT, 0.75f),
                        null));
        assertThat(event.citations().get(1).mentions())
                .containsExactly(new Mention(
                        null,
                        null,
                        List.of(new RoleAssignment(Role.DATASET, RoleAssignment.UNKNOWN)),
                        new PolarityAssignment(Polarity.NEUTRAL, RoleAssignment.UNKNOWN),
                        null));
    }

    @Test
    void selfCitationsAreLeftOutOfAValidList() throws RejectedRecordException {
        CitationEvent event = reader.read(event("{'cited': {'id': 'pmid:1'}}, {'cited': {'id': 'pmid:2'}}"));

        assertThat(event.citations()).extracting(Citation::cited).containsExactly(WorkId.parse("pmid:2"));
        assertThat(event.selfCitations()).isEqualTo(1);
    }

    @Test
    void anEmptyListIsValidOnlyIfComplete() throws RejectedRecordException {
        CitationEvent event = reader.read(utf8("""
            {"citations": [], "references": "complete", "citing": {"id": "pmid:1"},
             "observedAt": "2026-05-25T10:00:00Z",
             "op": "assert"}
            """));

        assertThat(event.complete()).isTrue();
        assertThat(event.citations()).isEmpty();
        assertThat(rejection(event("")))
                .isEqualTo(new Rejection(
                        RejectionReason.INVALID_SCHEMA,
                        "citations: may be empty only where references is 'complete'",
                        "citations"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'observedAt': '2026-05-25T10:00:00Z', 'citing': {'id': 'pmid:1'}, 'citations': []} | op | missing
            {'op': 'delete'}                                     | op                     | expected 'assert' or 'retract'
            {'op': 1}                                            | op                     | expected a string, not a number
            {'op': 'assert', 'citing': {'id': 'pmid:1'}}         | observedAt             | missing
            {'observedAt': '2026-05-25'}                         | observedAt             | expected a time with its offset
            {'observedAt': '2026-05-25T10:00:00'}                | observedAt             | expected a time with its offset
            {'observedAt': '2026-02-30T10:00:00Z'}               | observedAt             | expected a time with its offset
            {'observedAt': '9999-12-31T23:59:59-01:00'}          | observedAt             | expected a time with its offset
            {'observedAt': 1779703200}                           | observedAt             | expected a string, not a number
            {'op': 'assert', 'observedAt': '2026-05-25T10:00:00Z', 'citations': []} | citing | missing
            {'citing': 'pmid:1'}                                 | citing                 | expected an object, not a string
            {'citing': {}}                                       | citing.id              | missing
            {'citing': {'id': 5}}                                | citing.id              | expected a string, not a number
            {'op': 'assert', 'observedAt': '2026-05-25T10:00:00Z', 'citing': {'id': 'pmid:1'}} | citations | missing
            {'citations': {}}                                    | citations              | expected an array, not an object
            {'citations': [null]}                                | citations[0]           | expected an object, not null
            {'citations': [{}]}                                  | citations[0].cited     | missing
            {'citations': [{'cited': {}}]}                       | citations[0].cited.id  | missing
            """)
    void aSchemaViolationIsRejectedByFieldAndReason(String json, String field, String why) {
        Rejection rejection = rejection(utf8(json.replace('\'', '"')));

        assertThat(rejection.reason()).isEqualTo(RejectionReason.INVALID_SCHEMA);
        assertThat(rejection.field()).isEqualTo(field);
        assertThat(rejection.message()).startsWith(field + ": " + why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EVENT    | 'eventId': 7                         | eventId                | expected a string, not a number
            EVENT | 'references': 'most' | references | expected 'partial' or 'complete', read as 'partial'
            EVENT | 'references': true | references | expected a string, not a boolean
            EVENT | 'source': 'crossref' | source | expected an object, not a string
            EVENT | 'source': {'system': []} | source.system | expected a string, not an array
            EVENT | 'unidentified': '3' | unidentified | expected a whole number, not a string
            EVENT | 'unidentified': 2.5 | unidentified | expected a whole number, not a number
            EVENT | 'unidentified': -1 | unidentified | expected a number from 0 to 2147483647
            EVENT | 'scheme': 'mesh' | scheme | unknown vocabulary; expected one of citation-hubs
            EVENT | 'scheme': 1 | scheme | expected a string, not a number
            CITING | 'title': {'a': [1, {}]} | citing.title | expected a string, not an object
            CITING | 'publishedAt': true | citing.publishedAt | expected a string, not a boolean
            CITING | 'publishedAt': 'spring' | citing.publishedAt | 'spring' is no date as YYYY, YYYY-MM or YYYY-MM-DD
            CITING | 'authors': 'Ada' | citing.authors | expected an array, not a string
            CITING | 'authors': ['B'] | citing.authors[0] | expected an object, not a string
            CITING | 'authors': [null] | citing.authors[0] | expected an object, not null
            CITING | 'authors': [{'affiliation': 'X'}] | citing.authors[0] | an author needs a name or an id
            CITING | 'authors': [{'name': 5}] | citing.authors[0].name | expected a string, not a number
            CITED | 'title': 1 | citations[0].cited.title | expected a string, not a number
            CITATION | 'mentions': {'a': []} | citations[0].mentions | expected an array, not an object
            CITATION | 'mentions': ['See [3].'] | citations[0].mentions[0] | expected an object, not a string
            CITATION | 'scheme': '' | citations[0].scheme | unknown vocabulary
            """)
    void aPartThatCannotBeReadIsLeftOutAndReported(String place, String part, String field, String why)
            throws RejectedRecordException {
        CitationEvent read = reader.read(eventWith(place, part), repairs);

        assertThat(read).isEqualTo(reader.read(eventWith("NOWHERE", "")));
        assertThat(repairs.listed()).hasSize(1);
        Repair repair = repairs.listed().get(0);
        assertThat(repair.field()).isEqualTo(field);
        assertThat(repair.message()).startsWith(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'section': 1                                       | section | expected a string, not a number
            'context': []                                      | context | expected a string, not an array
            'roles': 'METHOD'                                  | roles   | expected an array, not a string
            'roles': ['METHOD']                                | roles[0] | expected an object, not a string
            'roles': [{}]                                      | roles[0] | role is missing
            'roles': [{'role': ['METHOD']}]                    | roles[0].role | expected a string, not an array
            'polarity': 'SUPPORT'                              | polarity | expected an object, not a string
            'polarity': {'confidence': 1}                      | polarity | value is missing
            'polarity': {'value': true}                        | polarity.value | expected a string, not a boolean
            'scheme': 'x'                                      | scheme  | unknown vocabulary
            'roles': [{'scheme': 'x'}]                         | roles[0].scheme | unknown vocabulary
            'claim': 1                                         | claim   | expected a string, not a number
            'classifier': false                                | classifier | expected a string, not a boolean
            """)
    void aPartOfAMentionThatCannotBeReadIsLeftOutAndReported(String part, String field, String why)
            throws RejectedRecordException {
        CitationEvent read = reader.read(eventWith("CITATION", "'mentions': [{" + part + "}]"), repairs);

        assertThat(read).isEqualTo(reader.read(eventWith("CITATION", "'mentions': [{}]")));
        assertThat(repairs.listed()).hasSize(1);
        assertThat(repairs.listed().get(0).field()).isEqualTo("citations[0].mentions[0]." + field);
        assertThat(repairs.listed().get(0).message()).startsWith(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"93", "-1", "'0.5'", "1e999", "[]"})
    void aConfidenceThatCannotBeReadCostsOnlyItself(String confidence) throws RejectedRecordException {
        String mention = "'mentions': [{'roles': [{'role': 'METHOD'%s}], 'polarity': {'value': 'SUPPORT'%s}}]";

        CitationEvent read =
                reader.read(eventWith("CITATION", mention.replace("%s", ", 'confidence': " + confidence)), repairs);

        assertThat(read).isEqualTo(reader.read(eventWith("CITATION", mention.replace("%s", ""))));
        assertThat(repairs.count(RepairReason.INVALID_SCHEMA)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            '2012b', 2012, 1
            '2023-02-30', 2023-02, 1
            '2023-13-01', 2023, 1
            1998, 1998, 1
            '0000', , 0
            '', , 0
            'n.d.', , 0
            'spring', , 1
            12345678901234567890, , 1
            """)
    void aDateIsReadAsFarAsItIsOne(String sent, @Nullable String read, int repaired) throws RejectedRecordException {
        CitationEvent event = reader.read(eventWith("CITING", "'publishedAt': " + sent), repairs);

        assertThat(event.facts().publishedAt()).isEqualTo(read == null ? null : PartialDate.parse(read));
        assertThat(repairs.total()).isEqualTo(repaired);
    }

    @Test
    void anAuthorThatCannotBeReadCostsOnlyItself() throws RejectedRecordException {
        CitationEvent event = reader.read(
                eventWith("CITING", "'authors': [{'name': 'A'}, {'name': ''}, 7, {'id': [], 'name': 'B'}]"), repairs);

        assertThat(event.facts().authors())
                .isEqualTo(new Authors(List.of(new Author(null, "A"), new Author(null, "B"))));
        assertThat(repairs.listed())
                .extracting(Repair::field)
                .containsExactly("citing.authors[1]", "citing.authors[2]", "citing.authors[3].id");
    }

    @Test
    void aCitedIdThatCannotBeReadCostsOnlyItsCitation() throws RejectedRecordException {
        CitationEvent event = reader.read(
                event("{'cited': {'id': 'isbn:1', 'title': 'T'}, 'mentions': [{'section': 'S'}]},"
                        + "{'cited': {'id': 'pmid:2'}}, {'cited': {'id': [1, {}], 'title': 'T'}}"),
                repairs);

        assertThat(event.citations()).extracting(Citation::cited).containsExactly(WorkId.parse("pmid:2"));
        assertThat(repairs.listed())
                .extracting(Repair::field, Repair::reason)
                .containsExactly(
                        tuple("citations[0].cited.id", RepairReason.INVALID_WORK_ID),
                        tuple("citations[2].cited.id", RepairReason.INVALID_SCHEMA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "7", "{}", "{'cited': null}", "{'cited': []}", "{'cited': {}}", "{'cited': {'id': ''}}"})
    void anEntryWithoutACitedIdCostsOnlyItself(String entry) throws RejectedRecordException {
        String rest = "{'cited': {'id': 'pmid:2'}}, {'cited': {'id': 'pmid:3'}}";

        assertThat(reader.read(event(entry + ", " + rest), repairs)).isEqualTo(reader.read(event(rest)));
        assertThat(repairs.total()).isEqualTo(1);
    }

    @Test
    void aCompleteListStaysCompleteWithoutTheIdsThatCannotBeRead() throws RejectedRecordException {
        String citations = "{'cited': {'id': 'isbn:1'}}, {'cited': {'id': 'pmid:2'}}";

        CitationEvent event = reader.read(complete(citations), repairs);

        assertThat(event.complete()).isTrue();
        assertThat(event.citations()).hasSize(1);
    }

    @Test
    void aCompleteListOfNoReadableIdSaysNotThatItIsEmpty() {
        Rejection rejection = rejection(complete("{'cited': {'id': 'isbn:1'}}, {'cited': {'id': 'isbn:2'}}"));

        assertThat(rejection.reason()).isEqualTo(RejectionReason.INVALID_WORK_ID);
        assertThat(rejection.field()).isEqualTo("citations[0].cited.id");
    }

    @Test
    void termsOfAnUnknownVocabularyAreUnclassified() throws RejectedRecordException {
        String mention = "'mentions': [{'roles': [{'role': 'METHOD'}], 'polarity': {'value': 'SUPPORT'}}]";

        CitationEvent event = reader.read(eventWith("CITATION", mention + ", 'scheme': 'mesh'"));

        Mention read = event.citations().get(0).mentions().get(0);
        assertThat(read.primaryRole()).isEqualTo(Role.UNCLASSIFIED);
        assertThat(read.stance().polarity()).isEqualTo(Polarity.UNCLASSIFIED);
    }

    @Test
    void halfASurrogatePairCostsOnlyItself() throws RejectedRecordException {
        CitationEvent event =
                reader.read(eventWith("CITING", "'title': 'A \\ud83d b', 'authors': [{'name': '\\ude00'}]"), repairs);

        assertThat(event.facts()).isEqualTo(WorkFacts.of("A b", null, null));
        assertThat(repairs.total()).isEqualTo(2);
    }

    @Test
    void aTextOverTheLimitKeepsItsBeginning() throws RejectedRecordException {
        CitationEventReader large = new CitationEventReader(InputLimits.DEFAULT);
        String title = "\ud83d\ude00".repeat(2_000);

        CitationEvent event = large.read(eventWith("CITING", "'title': 'x" + title + "'"), repairs);

        assertThat(event.facts().title()).isEqualTo("x" + "\ud83d\ude00".repeat(1_023));
        assertThat(repairs.listed())
                .containsExactly(new Repair(
                        RepairReason.OVER_LIMIT,
                        "citing.title",
                        "has 8001 bytes, more than 4096: its beginning is kept"));
    }

    @Test
    void anIdOverTheLimitIsLeftOut() throws RejectedRecordException {
        CitationEventReader large = new CitationEventReader(InputLimits.DEFAULT);
        String author = "'authors': [{'name': 'Ada', 'id': '" + "9".repeat(1_025) + "'}]";

        CitationEvent event = large.read(eventWith("CITING", author), repairs);

        assertThat(event.facts().authors()).isEqualTo(new Authors(List.of(new Author(null, "Ada"))));
        assertThat(repairs.count(RepairReason.OVER_LIMIT)).isEqualTo(1);
    }

    @Test
    void theFirstAuthorsOfTooManyAreKept() throws RejectedRecordException {
        CitationEventReader large = new CitationEventReader(InputLimits.DEFAULT);
        String authors = "{'name':'A'},".repeat(10_500) + "{'name':'B'}";

        CitationEvent event = large.read(eventWith("CITING", "'authors': [" + authors + "]"), repairs);

        assertThat(Objects.requireNonNull(event.facts().authors()).list()).hasSize(10_000);
        assertThat(repairs.total()).isEqualTo(1);
    }

    @Test
    void manyRepairsAreCountedAndTheFirstListed() throws RejectedRecordException {
        CitationEventReader large = new CitationEventReader(InputLimits.DEFAULT);
        String authors = "7,".repeat(5_000) + "{'name':'B'}";

        large.read(eventWith("CITING", "'authors': [" + authors + "]"), repairs);

        assertThat(repairs.total()).isEqualTo(5_000);
        assertThat(repairs.listed()).hasSize(Repairs.MOST_LISTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "\"assert\""})
    void aValueThatIsNoObjectIsUndecodable(String json) {
        Rejection rejection = rejection(utf8(json));

        assertThat(rejection.reason()).isEqualTo(RejectionReason.INVALID_SCHEMA);
        assertThat(rejection.field()).isNull();
        assertThat(rejection.message()).startsWith("expected an object, not ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"citing": {"id": "9711200"}}                      | citing.id             | '9711200' has no scheme
            {"citing": {"id": " "}}                            | citing.id             | ' ' has no scheme
            {"citations": [{"cited": {"id": "isbn:1"}}]}       | citations[0].cited.id | unknown scheme 'isbn'
            {"citations": [{"cited": {"id": "pmid:1 2"}}]}      | citations[0].cited.id | 'pmid:1 2' holds white space
            """)
    void anInvalidIdIsRejectedByFieldAndReason(String json, String field, String why) {
        Rejection rejection = rejection(utf8(json));

        assertThat(rejection.reason()).isEqualTo(RejectionReason.INVALID_WORK_ID);
        assertThat(rejection.field()).isEqualTo(field);
        assertThat(rejection.message()).startsWith(field + ": " + why);
    }

    @Test
    void anEventWithOnlyASelfCitationIsRejected() {
        assertThat(rejection(event("{'cited': {'id': 'pmid:1'}}, {'cited': {'id': 'PMID:1'}}")))
                .isEqualTo(new Rejection(
                        RejectionReason.SELF_CITATION,
                        "citations[0].cited.id: the only work that is cited is the citing work",
                        "citations[0].cited.id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"op\": ",
                "{'op': 'assert'}",
                "{\"op\": assert}",
                "{\"op\": \"assert\"",
                "\u0000",
                "{\"x\": NaN}",
                "{\"x\": 01}",
                "{\"op\": \"a\nb\"}",
                "// hello\n{}",
                "{\"op\": \"assert\", \"op\": \"retract\"}"
            })
    void invalidJsonIsUndecodable(String text) {
        Rejection rejection = rejection(utf8(text));

        assertThat(rejection.reason()).isEqualTo(RejectionReason.UNDECODABLE);
        assertThat(rejection.field()).isNull();
        assertThat(rejection.message()).isNotBlank();
    }

    @Test
    void invalidUtf8IsUndecodable() {
        String json = new String(event("{'cited': {'id': 'pmid:2', 'title': '\u00e9'}}"), UTF_8);

        assertThat(rejection(json.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                        .message())
                .isEqualTo("not UTF-8");
        assertThat(rejection(json.getBytes(UTF_16BE)).reason()).isEqualTo(RejectionReason.UNDECODABLE);
        // An overlong form of the letter A, and a surrogate written as three bytes.
        assertThat(rejection(new byte[] {'"', (byte) 0xC1, (byte) 0x81, '"'}).reason())
                .isEqualTo(RejectionReason.UNDECODABLE);
        assertThat(rejection(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'})
                        .reason())
                .isEqualTo(RejectionReason.UNDECODABLE);
    }

    @Test
    void aRecordWithoutAValueIsUndecodable() {
        RejectedRecordException rejected = catchThrowableOfType(RejectedRecordException.class, () -> reader.read(null));

        assertThat(rejected.rejection())
                .isEqualTo(new Rejection(RejectionReason.UNDECODABLE, "the record has no value", null));
    }

    @Test
    void trailingContentIsUndecodable() {
        String json = new String(event("{'cited': {'id': 'pmid:2'}}"), UTF_8);

        assertThat(rejection(utf8(json + " {}")).message()).startsWith("something follows the event at byte ");
        assertThat(rejection(utf8(json + " garbage")).reason()).isEqualTo(RejectionReason.UNDECODABLE);
    }

    @Test
    void oneReferenceOverTheLimitIsRejected() throws RejectedRecordException {
        String three = "{'cited':{'id':'pmid:2'}},{'cited':{'id':'pmid:3'}},{'cited':{'id':'pmid:4'}}";

        assertThat(reader.read(event(three)).citations()).hasSize(3);
        assertThat(rejection(event(three + ",{'cited':{'id':'pmid:5'}}")))
                .isEqualTo(new Rejection(
                        RejectionReason.OVER_LIMIT, "citations[3]: there are more than 3 citations", "citations[3]"));
    }

    @Test
    void theFirstMentionsOfTooManyAreKeptAlsoInASplitCitation() throws RejectedRecordException {
        String cited = "{'cited':{'id':'pmid:2'},'mentions':[%s]}";
        CitationEvent two = reader.read(event(cited.formatted("{'section':'a'},{'section':'b'}")));

        CitationEvent three = reader.read(event(cited.formatted("{'section':'a'},{'section':'b'},{},7")), repairs);
        CitationEvent split = reader.read(
                event(cited.formatted("{'section':'a'},{'section':'b'}") + "," + cited.formatted("{}")), repairs);

        assertThat(three).isEqualTo(two);
        assertThat(split).isEqualTo(two);
        assertThat(repairs.listed())
                .extracting(Repair::field, Repair::reason)
                .containsExactly(
                        tuple("citations[0].mentions[2]", RepairReason.OVER_LIMIT),
                        tuple("citations", RepairReason.OVER_LIMIT));
    }

    @Test
    void aContextIsMeasuredAndCutInCodePoints() throws RejectedRecordException {
        String cited = "{'cited':{'id':'pmid:2'},'mentions':[{'context':'%s'}]}";
        CitationEvent ten = reader.read(event(cited.formatted("\ud83d\ude00".repeat(10))), repairs);
        assertThat(repairs.total()).isZero();

        CitationEvent eleven = reader.read(event(cited.formatted("\ud83d\ude00".repeat(11))), repairs);

        assertThat(eleven).isEqualTo(ten);
        assertThat(repairs.listed())
                .containsExactly(new Repair(
                        RepairReason.OVER_LIMIT,
                        "citations[0].mentions[0].context",
                        "has 11 characters, the first 10 are kept"));
    }

    @Test
    void oneByteOverTheLimitIsRejected() throws RejectedRecordException {
        String json = new String(event("{'cited': {'id': 'pmid:2'}}"), UTF_8);
        String full = json + " ".repeat(SMALL.eventBytes() - json.length());

        assertThat(reader.read(utf8(full)).citations()).hasSize(1);
        assertThat(rejection(utf8(full + " ")))
                .isEqualTo(new Rejection(RejectionReason.OVER_LIMIT, "the value has 2001 bytes, more than 2000", null));
    }

    @Test
    void oversizedStructuresAreRejected() {
        CitationEventReader large = new CitationEventReader(InputLimits.DEFAULT);
        int half = (1 << 19) - 10;

        assertThat(rejection(large, utf8("{\"x\":" + "[".repeat(half) + "]".repeat(half) + "}"))
                        .reason())
                .isEqualTo(RejectionReason.OVER_LIMIT);
        assertThat(rejection(large, utf8("{\"x\":" + "{\"x\":".repeat(100_000))).reason())
                .isEqualTo(RejectionReason.OVER_LIMIT);
        assertThat(rejection(large, utf8("{\"x\":" + "9".repeat(1_000_000) + "}"))
                        .reason())
                .isEqualTo(RejectionReason.OVER_LIMIT);
        assertThat(rejection(large, utf8("{\"" + "n".repeat(1_000_000) + "\":1}"))
                        .reason())
                .isEqualTo(RejectionReason.OVER_LIMIT);
    }

    private Rejection rejection(byte[] json) {
        return rejection(reader, json);
    }

    private static Rejection rejection(CitationEventReader reader, byte[] json) {
        RejectedRecordException rejected = catchThrowableOfType(RejectedRecordException.class, () -> reader.read(json));
        assertThat(rejected).as("the event is refused").isNotNull();
        return rejected.rejection();
    }

    /** Returns an event with one more part at a place; ' stands for ". */
    private static byte[] eventWith(String place, String part) {
        String json = "{'op': 'assert', 'observedAt': '2026-05-25T10:00:00Z', 'citing': {'id': 'pmid:1'CITING},"
                + " 'citations': [{'cited': {'id': 'pmid:2'CITED}CITATION}]EVENT}";
        return utf8(json.replaceFirst(place + "(?=[},])", Matcher.quoteReplacement(", " + part))
                .replaceAll("CITING|CITED|CITATION|EVENT", "")
                .replace('\'', '"'));
    }

    /** Returns a complete list of {@code pmid:1} with these citations. */
    private static byte[] complete(String citations) {
        return utf8(new String(event(citations), UTF_8).replaceFirst("\\{", "{\"references\": \"complete\", "));
    }

    /** Returns a partial list of {@code pmid:1} with these citations; ' stands for ". */
    private static byte[] event(String citations) {
        return utf8(("{'op': 'assert', 'observedAt': '2026-05-25T10:00:00Z', 'citing': {'id': 'pmid:1'}, 'citations': ["
                        + citations + "]}")
                .replace('\'', '"'));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
