package org.citationhubs.serde.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repair;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.source.SourceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceEventReaderTest {

    private final SourceEventReader reader = new SourceEventReader();
    private final Repairs repairs = new Repairs();

    @Test
    void aRevocationHasItsReason() throws RejectedRecordException {
        assertThat(read("crossref", "{\"revoked\": true, \"reason\": \"Wrong.\", \"by\": \"a\"}"))
                .isEqualTo(new SourceEvent("crossref", true, "Wrong."));
        assertThat(repairs.total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"revoked\": false}", "{\"revoked\": false, \"reason\": null}"})
    void aRevocationCanBeTakenBack(String json) throws RejectedRecordException {
        assertThat(read("crossref", json)).isEqualTo(new SourceEvent("crossref", false, null));
    }

    @Test
    void aRecordWithoutValueTakesARevocationBack() throws RejectedRecordException {
        assertThat(reader.read("crossref".getBytes(UTF_8), null, repairs))
                .isEqualTo(new SourceEvent("crossref", false, null));
    }

    @Test
    void anEmptyKeyNamesTheEventsWithoutSource() throws RejectedRecordException {
        assertThat(read("", "{\"revoked\": true}")).isEqualTo(new SourceEvent("", true, null));
    }

    @Test
    void aReasonThatIsNoTextIsLeftOut() throws RejectedRecordException {
        assertThat(read("crossref", "{\"revoked\": true, \"reason\": 1}"))
                .isEqualTo(new SourceEvent("crossref", true, null));
        assertThat(repairs.listed()).extracting(Repair::field).containsExactly("reason");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "crossref  | {}                  | INVALID_SCHEMA",
                "crossref  | {\"revoked\": null} | INVALID_SCHEMA",
                "crossref  | {\"revoked\": 1}    | INVALID_SCHEMA",
                "crossref  | true                | INVALID_SCHEMA",
                "crossref  | {\"revoked\"        | UNDECODABLE",
                "` crossref` | {\"revoked\": true} | INVALID_SCHEMA",
                "<b>x</b>  | {\"revoked\": true} | INVALID_SCHEMA"
            })
    void whatNamesNoSourceOrDecidesNothingIsRejected(String key, String json, RejectionReason reason) {
        RejectedRecordException rejected = catchThrowableOfType(RejectedRecordException.class, () -> read(key, json));

        assertThat(rejected).isNotNull();
        assertThat(rejected.rejection().reason()).isEqualTo(reason);
    }

    @Test
    void aKeyIsRequiredAndBounded() {
        String json = "{\"revoked\": true}";

        assertThat(reason(null, json)).isEqualTo(RejectionReason.INVALID_SCHEMA);
        assertThat(reason(new byte[] {(byte) 0xff}, json)).isEqualTo(RejectionReason.UNDECODABLE);
        assertThat(reason("x".repeat(65).getBytes(UTF_8), json)).isEqualTo(RejectionReason.INVALID_SCHEMA);
        assertThat(reason("x".getBytes(UTF_8), String.format(Locale.ROOT, "{\"a\": \"%020000d\"}", 1)))
                .isEqualTo(RejectionReason.OVER_LIMIT);
    }

    @Test
    void aSystemIsNamedAsEventsNameIt() throws RejectedRecordException {
        // given the longest name that an event can give its source
        String longest = "x".repeat(64);

        // then the same name can be revoked
        assertThat(read(longest, "{\"revoked\": true}").system()).isEqualTo(longest);
    }

    @Test
    void anEventIsReadAsItWasWritten() throws RejectedRecordException {
        SourceEvent event = new SourceEvent("crossref", true, "Because \"it\" is wrong.");

        assertThat(reader.read("crossref".getBytes(UTF_8), new SourceEventWriter().write(event), repairs))
                .isEqualTo(event);
    }

    private SourceEvent read(String key, String json) throws RejectedRecordException {
        return reader.read(key.getBytes(UTF_8), json.getBytes(UTF_8), repairs);
    }

    private RejectionReason reason(byte[] key, String json) {
        RejectedRecordException rejected = catchThrowableOfType(
                RejectedRecordException.class, () -> reader.read(key, json.getBytes(UTF_8), repairs));
        assertThat(rejected).isNotNull();
        return rejected.rejection().reason();
    }
}
