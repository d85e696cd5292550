package org.citationhubs.api.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.query.page.InvalidQueryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchIdsTest {

    @Test
    void idsAreReadInTheirOrderAndOtherFieldsSkipped() {
        assertThat(read("{\"x\": [{\"ids\": [1]}], \"ids\": [\"pmid:2\", \"PMID:1\"], \"y\": null}"))
                .containsExactly(WorkId.parse("pmid:2"), WorkId.parse("pmid:1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "{\"ids\": [\"pmid:1\"", "{\"ids\": [\"pmid:1\"]", "{]"})
    void aBodyThatIsNotJsonIsRefused(String body) {
        if (body.isEmpty()) {
            assertThatThrownBy(() -> read(body)).isInstanceOf(InvalidQueryException.class);
        } else {
            assertThatThrownBy(() -> read(body)).isInstanceOf(ProblemException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | must be a list",
                "[] | must be a list",
                "null | must be a list",
                "{\"ids\": \"pmid:1\"} | must be a list",
                "{\"ids\": []} | must be a list",
                "{\"ids\": [1]} | must be strings",
                "{\"ids\": [[]]} | must be strings"
            })
    void otherValuesThanIdsAreRefused(String body, String reason) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void tooManyIdsAreRefused() {
        String ids = String.join(",", Collections.nCopies(501, "\"pmid:1\""));

        assertThatThrownBy(() -> read("{\"ids\": [" + ids + "]}")).hasMessageContaining("at most 500");
    }

    private static List<WorkId> read(String body) {
        return BatchIds.read(body.getBytes(UTF_8));
    }
}
