package org.citationhubs.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.reference.InputLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageMetersTest {

    private static final String UNKNOWN_TERM = """
            {"op": "assert", "observedAt": "2026-05-25T11:00:00Z", "citing": {"id": "pmid:1"}, "scheme": "acl-arc",
             "citations": [{"cited": {"id": "pmid:2"}, "mentions": [{"roles": [{"role": "Perfunctory"}]}]}]}""";

    private static final String EVENT = """
            {"eventId": "e", "op": "assert", "observedAt": "2026-05-25T10:00:00Z",
             "citing": {"id": "pmid:1", "publishedAt": "2012b"}, "citations": [{"cited": {"id": "pmid:2"}}]}""";

    @TempDir
    Path folder;

    @Test
    void eachRecordIsMeteredFromItsInputToItsPublication() {
        List<String> metered = new ArrayList<>();
        try (TopologyFixture fixture =
                new TopologyFixture(folder, 1, InputLimits.DEFAULT, new RecordedStreamMeters(metered))) {
            // given an event, a duplicate, a record that is no event, and an event with a term that its scheme lacks
            fixture.deliverRaw("pmid:1".getBytes(UTF_8), EVENT.getBytes(UTF_8));
            fixture.deliverRaw("pmid:1".getBytes(UTF_8), EVENT.getBytes(UTF_8));
            fixture.deliverRaw("pmid:1".getBytes(UTF_8), "{".getBytes(UTF_8));
            fixture.deliverRaw("pmid:1".getBytes(UTF_8), UNKNOWN_TERM.getBytes(UTF_8));

            // when the stream's day is known and a publish interval has passed
            fixture.pass(Duration.ofMillis(500));
            fixture.pass(Duration.ofMillis(1_500));
        }

        // then
        assertThat(metered)
                .containsExactly(
                        "input read citations.v1",
                        "applied 1 withdrawn 0",
                        "input applied citations.v1",
                        "input repaired INVALID_DATE 1",
                        "input read citations.v1",
                        "duplicate",
                        "input applied citations.v1",
                        "input repaired INVALID_DATE 1",
                        "input read citations.v1",
                        "refused UNDECODABLE at citations.v1-0@2",
                        "input read citations.v1",
                        "unknown term Perfunctory of acl-arc",
                        "applied 1 withdrawn 0",
                        "input applied citations.v1",
                        "published after 2000 ms");
    }
}
