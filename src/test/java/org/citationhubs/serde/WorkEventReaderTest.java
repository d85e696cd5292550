package org.citationhubs.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.Author;
import org.citationhubs.citation.Authors;
import org.citationhubs.citation.Limits;
import org.citationhubs.citation.PartialDate;
import org.citationhubs.citation.Rejection;
import org.citationhubs.citation.Rejection.Reason;
import org.citationhubs.citation.WorkEvent;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkEventReaderTest {

    private final WorkEventReader reader = new WorkEventReader(new Limits(3, 2, 10, 1_000));

    @Test
    void everyFactIsReadAndWhatIsForLaterIsIgnored() throws RejectedRecordException {
        WorkEvent event = reader.read("""
            {"eventId": "w-1", "observedAt": "2026-05-25T10:00:00Z", "source": {"system": "arxiv"},
             "id": "arXiv:hep-th/9711200v3", "title": "The Large N Limit", "abstract": "We show.",
             "authors": [{"id": "orcid:1", "name": "Maldacena"}], "venue": "ATMP", "field": "Physics",
             "publishedAt": "1997-11-27", "summary": "Own words.",
             "claims": [{"id": "c1", "text": "A claim."}], "retraction": null, "sameAs": "doi:10.1/x"}
            """.getBytes(UTF_8));

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
                                "We show.")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"observedAt": "2026-05-25T10:00:00Z"}   | INVALID_SCHEMA  | id              | id: missing
            {"id": "pmid:1"}                         | INVALID_SCHEMA  | observedAt      | observedAt: missing
            {"id": "1"}                              | INVALID_WORK_ID | id              | id: '1' has no scheme
            {"id": 1}                                | INVALID_SCHEMA  | id              | id: expected a string, not a number
            {"abstract": ["a"]}                      | INVALID_SCHEMA  | abstract        | abstract: expected a string, not an array
            {"authors": [{"id": "a"}, {"id": ""}]}   | INVALID_SCHEMA  | authors[1].name | authors[1].name: an author needs
            {"publishedAt": "November 1997"}         | INVALID_SCHEMA  | publishedAt     | publishedAt: expected a date
            {"source": 1}                            | INVALID_SCHEMA  | source          | source: expected an object
            {"id"                                    | UNDECODABLE     |                 | no JSON
            """)
    void whatIsNoEventIsRefusedByFieldAndReason(String json, Reason reason, String field, String message) {
        RejectedRecordException rejected =
                catchThrowableOfType(RejectedRecordException.class, () -> reader.read(json.getBytes(UTF_8)));

        assertThat(rejected.rejection().reason()).isEqualTo(reason);
        assertThat(rejected.rejection().field()).isEqualTo(field);
        assertThat(rejected.rejection().message()).startsWith(message);
    }

    @Test
    void anAbstractBeyondTheLimitOfAnEventIsRefused() {
        String json = "{\"id\": \"pmid:1\", \"abstract\": \"" + "x".repeat(1_000) + "\"}";

        RejectedRecordException rejected =
                catchThrowableOfType(RejectedRecordException.class, () -> reader.read(json.getBytes(UTF_8)));

        assertThat(rejected.rejection())
                .isEqualTo(new Rejection(Reason.OVER_LIMIT, "the value has 1032 bytes, more than 1000", null));
    }
}
