package org.citationhubs.serde.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repair;
import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.Claim;
import org.citationhubs.citation.work.Claims;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkEventReaderTest {

    private final WorkEventReader reader = new WorkEventReader(InputLimits.of(3, 2, 10, 1_000));
    private final Repairs repairs = new Repairs();

    @Test
    void everyFactIsRead() throws RejectedRecordException {
        // when an event with every fact is read
        WorkEvent event = reader.read("""
            {"eventId": "w-1", "observedAt": "2026-05-25T10:00:00Z", "source": {"system": "arxiv"},
             "id": "arXiv:hep-th/9711200v3", "title": "The Large N Limit", "abstract": "We show.",
             "authors": [{"id": "orcid:1", "name": "Maldacena"}], "venue": "ATMP", "field": "Physics",
             "publishedAt": "1997-11-27", "summary": "Own words.",
             "claims": [{"id": "c1", "text": "A claim."}, {"text": "More.", "id": " c2 "}],
             "retraction": {"noticeId": "doi:10.1/n", "noticedAt": "2026-05-20T02:00:00+02:00", "reason": "Fraud."},
             "sameAs": "DOI:10.1/X"}
            """.getBytes(UTF_8));

        // then each fact has its value
        assertThat(event)
                .isEqualTo(new WorkEvent(
                        WorkId.parse("arxiv:hep-th/9711200"),
                        Instant.parse("2026-05-25T10:00:00Z"),
                        new WorkFacts(
                                        "The Large N Limit",
                                        PartialDate.parse("1997-11-27"),
                                        new Authors(List.of(new Author("orcid:1", "Maldacena"))),
                                        "ATMP",
                                        "Physics",
                                        "Own words.",
                                        "We show.")
                                .with(
                                        WorkField.CLAIMS,
                                        new Claims(List.of(new Claim("c1", "A claim."), new Claim("c2", "More."))))
                                .with(
                                        WorkField.RETRACTION,
                                        new RetractionNotice(
                                                "doi:10.1/n", Instant.parse("2026-05-20T00:00:00Z"), "Fraud."))
                                .with(WorkField.SAME_AS, new SameAs(WorkId.parse("doi:10.1/x"))),
                        SourceKey.of("arxiv")));
        assertThat(event.facts().isRetracted()).isTrue();
        assertThat(event.facts().survivor()).isEqualTo(WorkId.parse("doi:10.1/x"));
    }

    @Test
    void nullTakesARetractionOrOtherIdBack() throws RejectedRecordException {
        WorkFacts none = facts("{\"observedAt\": \"2026-05-25T10:00:00Z\", \"id\": \"pmid:1\", \"claims\": null}");
        assertThat(none).isEqualTo(WorkFacts.NONE);

        WorkFacts stated = facts("""
                {"observedAt": "2026-05-25T10:00:00Z", "id": "pmid:1", "retraction": null, "sameAs": null, "claims": []}
                """);
        assertThat(stated.retraction()).isEqualTo(RetractionNotice.TAKEN_BACK);
        assertThat(stated.sameAs()).isEqualTo(SameAs.TAKEN_BACK);
        assertThat(stated.claims()).isEqualTo(new Claims(List.of()));
        assertThat(stated.isRetracted()).isFalse();
        assertThat(stated.survivor()).isNull();
    }

    private WorkFacts facts(String json) throws RejectedRecordException {
        return reader.read(json.getBytes(UTF_8)).facts();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"observedAt": "2026-05-25T10:00:00Z"}   | INVALID_SCHEMA  | id              | id: missing
            {"id": "pmid:1"}                         | INVALID_SCHEMA  | observedAt      | observedAt: missing
            {"id": "1"}                              | INVALID_WORK_ID | id              | id: '1' has no scheme
            {"id": 1}                                | INVALID_SCHEMA  | id              | id: expected a string, not a number
            {"id"                                    | UNDECODABLE     |                 | no JSON
            """)
    void anInvalidEventIsRejectedByFieldAndReason(String json, RejectionReason reason, String field, String message) {
        RejectedRecordException rejected =
                catchThrowableOfType(RejectedRecordException.class, () -> reader.read(json.getBytes(UTF_8)));

        assertThat(rejected.rejection().reason()).isEqualTo(reason);
        assertThat(rejected.rejection().field()).isEqualTo(field);
        assertThat(rejected.rejection().message()).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "abstract": ["a"]                        | INVALID_SCHEMA  | abstract           | expected a string, not an array
            "authors": [{"id": ""}]                  | INVALID_SCHEMA  | authors[0]         | an author needs a name or an id
            "publishedAt": "in spring"               | INVALID_DATE    | publishedAt        | 'in spring' is no date
            "claims": "A"                            | INVALID_SCHEMA  | claims             | expected an array, not a string
            "claims": [{"id": "c1"}]                 | INVALID_SCHEMA  | claims[0]          | a claim needs an id and a text
            "claims": [{"text": "A", "id": 1}]       | INVALID_SCHEMA  | claims[0].id       | expected a string, not a number
            "retraction": true                       | INVALID_SCHEMA  | retraction         | expected an object, not a boolean
            "sameAs": "1"                            | INVALID_WORK_ID | sameAs             | '1' has no scheme
            "sameAs": ["pmid:1"]                     | INVALID_SCHEMA  | sameAs             | expected a string, not an array
            "sameAs": "PMID:1"                       | INVALID_WORK_ID | sameAs             | is the id of the work itself
            "source": 1                              | INVALID_SCHEMA  | source             | expected an object, not a number
            "eventId": []                            | INVALID_SCHEMA  | eventId            | expected a string, not an array
            """)
    void aPartThatCannotBeReadIsLeftOutAndReported(String part, RepairReason reason, String field, String message)
            throws RejectedRecordException {
        WorkFacts facts = readWith(part);

        assertThat(facts).isEqualTo(WorkFacts.NONE.with(WorkField.TITLE, "T"));
        assertThat(repairs.listed()).hasSize(1);
        Repair repair = repairs.listed().get(0);
        assertThat(repair.reason()).isEqualTo(reason);
        assertThat(repair.field()).isEqualTo(field);
        assertThat(repair.message()).startsWith(message);
    }

    @Test
    void aClaimThatCannotBeReadCostsOnlyItself() throws RejectedRecordException {
        WorkFacts facts = readWith("""
                "claims": [{"id": "a", "text": "A"}, {"id": "a", "text": "B"}, {"text": "C"}, 1,
                           {"id": "d", "text": "over ten letters"}]""");

        assertThat(facts.claims()).isEqualTo(new Claims(List.of(new Claim("a", "A"), new Claim("d", "over ten l"))));
        assertThat(repairs.listed())
                .extracting(Repair::field)
                .containsExactly("claims[1].id", "claims[2]", "claims[3]", "claims[4].text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "2023-02-03T10:00:00Z" | 2023-02-03T10:00:00Z | 0
            "2023-02-03"           | 2023-02-03T00:00:00Z | 0
            "2023-02"              | 2023-02-01T00:00:00Z | 0
            "2023-02-30"           | 2023-02-01T00:00:00Z | 1
            "soon"                 | 2026-05-25T10:00:00Z | 1
            20230203               | 2026-05-25T10:00:00Z | 1
            null                   | 2026-05-25T10:00:00Z | 1
            """)
    void aNoticeHoldsFromItsDayOrItsObservation(String noticedAt, String time, int repaired)
            throws RejectedRecordException {
        WorkFacts facts = readWith("\"retraction\": {\"reason\": \"Fraud.\", \"noticedAt\": " + noticedAt + "}");

        assertThat(facts.retraction()).isEqualTo(new RetractionNotice(null, Instant.parse(time), "Fraud."));
        assertThat(repairs.total()).isEqualTo(repaired);
    }

    @Test
    void aNoticeFromTheFutureHoldsFromItsObservation() throws RejectedRecordException {
        Instant now = Instant.parse("2026-05-26T10:00:00Z");
        WorkEvent event = reader.read("""
                {"observedAt": "2026-05-25T10:00:00Z", "id": "pmid:1", "retraction": {"noticedAt": "2999-01-01"}}
                """.getBytes(UTF_8));

        WorkEvent checked = ClockCheck.DEFAULT.requireNotInFuture(event, now, repairs);

        assertThat(checked.facts().retraction()).isEqualTo(new RetractionNotice(null, event.observedAt(), null));
        assertThat(repairs.listed())
                .containsExactly(new Repair(
                        RepairReason.INVALID_DATE,
                        "retraction.noticedAt",
                        "2999-01-01T00:00:00Z is in the future; the time of the observation is taken"));
    }

    /** Reads an event with a title and one more part. */
    private WorkFacts readWith(String part) throws RejectedRecordException {
        String json = "{\"observedAt\": \"2026-05-25T10:00:00Z\", " + part + ", \"id\": \"pmid:1\", \"title\": \"T\"}";
        return reader.read(json.getBytes(UTF_8), repairs).facts();
    }

    @Test
    void anAbstractOverTheLimitOfAnEventIsRejected() {
        String json = "{\"id\": \"pmid:1\", \"abstract\": \"" + "x".repeat(1_000) + "\"}";

        RejectedRecordException rejected =
                catchThrowableOfType(RejectedRecordException.class, () -> reader.read(json.getBytes(UTF_8)));

        assertThat(rejected.rejection())
                .isEqualTo(new Rejection(RejectionReason.OVER_LIMIT, "the value has 1032 bytes, more than 1000", null));
    }
}
