package org.citationhubs.ingest.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.ReadEvents;
import org.junit.jupiter.api.Test;

class EventsReaderTest {

    private static final String LIST = "{\"op\":\"assert\",\"observedAt\":\"2026-01-01T00:00:00Z\","
            + "\"citing\":{\"id\":\"pmid:1\"},\"citations\":[{\"cited\":{\"id\":\"pmid:2\"}}]}";

    private static final String WORK = "{\"observedAt\":\"2026-01-01T00:00:00Z\",\"id\":\"pmid:2\",\"title\":\"T\"}";

    private final ReadEvents read = ReadEvents.by(EventsReader::new);

    @Test
    void bothKindsAreRead() {
        read.read("events", LIST + "\n" + WORK + "\r\n\n" + LIST);

        assertThat(read.lists()).hasSize(2).allSatisfy(list -> assertThat(list.citations())
                .hasSize(1));
        assertThat(read.works())
                .singleElement()
                .satisfies(work -> assertThat(work.facts().title()).isEqualTo("T"));
        assertThat(read.counts().input()).containsEntry("events", 3L);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstEvent() {
        assertThat(read.read("events", "\uFEFF" + LIST).lists()).hasSize(1);
    }

    @Test
    void aBadLineCostsItselfAlone() {
        read.read("events", LIST + "\n{\"citing\":\n" + LIST.replace("pmid:1", "none:1") + "\n[]\n" + WORK);

        assertThat(read.lists()).hasSize(1);
        assertThat(read.works()).hasSize(1);
        assertThat(read.malformed())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("events:2: "),
                        line -> assertThat(line).startsWith("events:3: ").contains("none"),
                        line -> assertThat(line).startsWith("events:4: "));
    }

    @Test
    void aFileOfAnotherFormatIsRefused() {
        assertThatThrownBy(() -> read.read("works.csv", "id,title\npmid:1,T\n"))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("works.csv:1: is of another format");
    }
}
