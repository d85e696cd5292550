package org.citationhubs.serde.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void everyFieldOfTheContractIsRead() throws RejectedRecordException {
        CitationEvent event = new CitationEventReader(InputLimits.DEFAULT).read(utf8("""
            { "eventId": "e-1", "op": "assert", "observedAt": "2026-05-25T12:00:00+02:00",
              "source": {"system": "crossref", "crawler": "c/1"},
              "references": "complete",
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
                        0));
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
            'scheme': 'cito', 'roles': [{'role': 'refutes'}], 'polarity': {'value': 'NEUTRAL', 'scheme': 'citation-hubs'} | COMPARISON | NEUTRAL
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
        CitationEvent event = reader.read(utf8("""
            {"op": "assert", "observedAt": "2026-05-25T10:00:00Z", "citing": {"id": "pmid:1"},
             "citations": [
               {"cited": {"id": "pmid:2"}, "mentions": [{"roles": [{"role": "PSup", "confidence": 0.5},
                                                                   {"role": "PSim", "confidence": 0.75}]}]},
               {"mentions": [{"roles": [{"role": "usesDataFrom"}]}], "cited": {"id": "pmid:3"}, "scheme": "cito"}],
             "scheme": "teufel"}
            """));

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
            {'observedAt': '2026-05-25'}                         | observedAt             | expected a time with its offset, such as 2026-05-25T10:00:00Z
            {'observedAt': '2026-05-25T10:00:00'}                | observedAt             | expected a time with its offset, such as 2026-05-25T10:00:00Z
            {'observedAt': '2026-02-30T10:00:00Z'}               | observedAt             | expected a time with its offset, such as 2026-05-25T10:00:00Z
            {'observedAt': '9999-12-31T23:59:59-01:00'}          | observedAt             | the year does not have four digits
            {'observedAt': 1779703200}                           | observedAt             | expected a string, not a number
            {'references': 'most'}                               | references             | expected 'partial' or 'complete'
            {'references': true}                                 | references             | expected a string, not a boolean
            {'eventId': 7}                                       | eventId                | expected a string, not a number
            {'source': 'crossref'}                               | source                 | expected an object, not a string
            {'source': {'system': []}}                           | source.system          | expected a string, not an array
            {'op': 'assert', 'observedAt': '2026-05-25T10:00:00Z', 'citations': []} | citing | missing
            {'citing': 'pmid:1'}                                 | citing                 | expected an object, not a string
            {'citing': {}}                                       | citing.id              | missing
            {'citing': {'id': 5}}                                | citing.id              | expected a string, not a number
            {'citing': {'id': 'pmid:1', 'title': {}}}            | citing.title           | expected a string, not an object
            {'citing': {'publishedAt': '1998-13'}}               | citing.publishedAt     | expected a date as YYYY, YYYY-MM or YYYY-MM-DD
            {'citing': {'publishedAt': 1998}}                    | citing.publishedAt     | expected a string, not a number
            {'citing': {'authors': 'Ada'}}                       | citing.authors         | expected an array, not a string
            {'citing': {'authors': [{'name': 'A'}, 'B']}}        | citing.authors[1]      | expected an object, not a string
            {'citing': {'authors': [{'affiliation': 'X'}]}}      | citing.authors[0].name | an author needs a name or an id
            {'op': 'assert', 'observedAt': '2026-05-25T10:00:00Z', 'citing': {'id': 'pmid:1'}} | citations | missing
            {'citations': {}}                                    | citations              | expected an array, not an object
            {'citations': [null]}                                | citations[0]           | expected an object, not null
            {'citations': [{}]}                                  | citations[0].cited     | missing
            {'citations': [{'cited': {}}]}                       | citations[0].cited.id  | missing
            {'citations': [{'cited': {'id': 'pmid:2', 'title': 1}}]} | citations[0].cited.title | expected a string, not a number
            {'citations': [{'cited': {'id': 'pmid:2'}, 'mentions': {}}]} | citations[0].mentions | expected an array, not an object
            {'citations': [{'mentions': [{'section': 1}]}]}      | citations[0].mentions[0].section | expected a string, not a number
            {'citations': [{'mentions': [{'roles': ['METHOD']}]}]} | citations[0].mentions[0].roles[0] | expected an object, not a string
            {'citations': [{'mentions': [{'roles': [{}]}]}]}     | citations[0].mentions[0].roles[0].role | missing
            {'citations': [{'mentions': [{}, {'roles': [{'role': 'METHOD', 'confidence': 93}]}]}]} | citations[0].mentions[1].roles[0].confidence | a confidence lies between 0 and 1
            {'citations': [{'mentions': [{'roles': [{'role': 'METHOD', 'confidence': -1}]}]}]} | citations[0].mentions[0].roles[0].confidence | a confidence lies between 0 and 1
            {'citations': [{'mentions': [{'polarity': 'SUPPORT'}]}]} | citations[0].mentions[0].polarity | expected an object, not a string
            {'citations': [{'mentions': [{'polarity': {'confidence': 1}}]}]} | citations[0].mentions[0].polarity.value | missing
            {'citations': [{'mentions': [{'polarity': {'value': 'SUPPORT', 'confidence': '0.5'}}]}]} | citations[0].mentions[0].polarity.confidence | expected a number, not a string
            {'citations': [{'mentions': [{'polarity': {'value': 'SUPPORT', 'confidence': 1e999}}]}]} | citations[0].mentions[0].polarity.confidence | a confidence lies between 0 and 1
            {'scheme': 'mesh'}                                   | scheme                 | unknown vocabulary; expected one of citation-hubs, scicite, acl-arc, 3c,
            {'scheme': 1}                                        | scheme                 | expected a string, not a number
            {'citations': [{'scheme': ''}]}                      | citations[0].scheme    | unknown vocabulary
            {'citations': [{'mentions': [{'scheme': 'x'}]}]}     | citations[0].mentions[0].scheme | unknown vocabulary
            {'citations': [{'mentions': [{'roles': [{'scheme': 'x'}]}]}]} | citations[0].mentions[0].roles[0].scheme | unknown vocabulary
            {'citations': [{'mentions': [{'polarity': {'scheme': 'x'}}]}]} | citations[0].mentions[0].polarity.scheme | unknown vocabulary
            {'citations': [{'mentions': [{'claim': 1}]}]}        | citations[0].mentions[0].claim | expected a string, not a number
            {'citing': {'title': '\\ud83d alone'}}               | citing.title           | half of a surrogate pair stands alone
            """)
    void aSchemaViolationIsRejectedByFieldAndReason(String json, String field, String why) {
        Rejection rejection = rejection(utf8(json.replace('\'', '"')));

        assertThat(rejection.reason()).isEqualTo(RejectionReason.INVALID_SCHEMA);
        assertThat(rejection.field()).isEqualTo(field);
        assertThat(rejection.message()).startsWith(field + ": " + why);
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
    void oneMentionOverTheLimitIsRejectedInASplitCitation() throws RejectedRecordException {
        String cited = "{'cited':{'id':'pmid:2'},'mentions':[%s]}";

        assertThat(reader.read(event(cited.formatted("{},{}")))
                        .citations()
                        .get(0)
                        .mentions())
                .hasSize(2);
        assertThat(rejection(event(cited.formatted("{},{},{}"))).field()).isEqualTo("citations[0].mentions[2]");
        assertThat(rejection(event(cited.formatted("{},{}") + "," + cited.formatted("{}"))))
                .isEqualTo(new Rejection(
                        RejectionReason.OVER_LIMIT, "citations: pmid:2 has 3 mentions, more than 2", "citations"));
    }

    @Test
    void aContextIsMeasuredInCodePoints() throws RejectedRecordException {
        String cited = "{'cited':{'id':'pmid:2'},'mentions':[{'context':'%s'}]}";

        assertThat(reader.read(event(cited.formatted("\ud83d\ude00".repeat(10))))
                        .citations())
                .hasSize(1);
        assertThat(rejection(event(cited.formatted("x".repeat(11)))))
                .isEqualTo(new Rejection(
                        RejectionReason.OVER_LIMIT,
                        "citations[0].mentions[0].context: has 11 characters, more than 10",
                        "citations[0].mentions[0].context"));
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
