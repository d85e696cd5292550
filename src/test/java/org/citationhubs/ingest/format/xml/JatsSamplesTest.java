package org.citationhubs.ingest.format.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.ingest.format.ExpectedEvents;
import org.citationhubs.ingest.format.ReadEvents;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads real articles. Figures are of programs that share nothing with the reader. */
class JatsSamplesTest {

    private static final Instant COPIED_AT = Instant.parse("2026-09-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"1471-2180-11-174", "1472-6831-8-11", "6605965a", "ehp-116-1694", "mds526"})
    void citationsAreAsExpected(String sample) {
        // given
        ExpectedEvents expected = ExpectedEvents.of("jats-" + sample + ".nxml");

        // when
        ReadEvents read = read(sample);

        // then
        expected.requireCitations("canonical", read.lists());
        assertThat(read.counts().input().get("refs"))
                .isEqualTo(expected.at("/input/refs").asLong());
        assertThat(read.counts().input().get("refs with id"))
                .isEqualTo(expected.at("/input/refs with id").asLong());
        assertThat(read.counts().emptyLists())
                .isEqualTo(expected.at("/canonical/emptyLists").asLong());
        assertThat(read.counts().selfCitations())
                .isEqualTo(expected.at("/canonical/selfCitations").asLong());
        assertThat(read.counts().repeated())
                .isEqualTo(expected.at("/canonical/repeated").asLong());
        assertThat(read.malformed()).isEmpty();
        for (Citation c : read.lists().get(0).citations())
            for (Mention m : c.mentions()) System.out.println(c.cited() + " " + m.section() + " | " + m.context());
        read.works().forEach(System.out::println);
        System.out.println(read.counts().input() + " " + read.counts().skipped());
    }

    private static ReadEvents read(String sample) {
        return JatsTexts.reader(COPIED_AT).read(sample + ".nxml", ExpectedEvents.open("jats/" + sample + ".nxml.gz"));
    }
}
