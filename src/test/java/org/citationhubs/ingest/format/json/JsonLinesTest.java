package org.citationhubs.ingest.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.ImportException;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private final List<String> malformed = new ArrayList<>();
    private final List<String> read = new ArrayList<>();

    @Test
    void readsObjectsWithTheirLineNumbers() throws IOException {
        // when
        read("{\"a\": 1}\n\n  {\"a\": 2}\r\n{\"a\": 3}");

        // then
        assertThat(read).containsExactly("1: 1", "3: 2", "4: 3");
        assertThat(malformed).isEmpty();
    }

    @Test
    void losesNoMoreThanDamagedLines() throws IOException {
        // when
        read("""
                {"a": 1}
                {"a": "open
                {"a": 2}
                no JSON
                {"a": [
                {"a": 3}
                {"a": 4} rest
                {"a": 5}
                ]
                {"a": 6}
                {"a": {"b": 7""");

        // then
        assertThat(read).containsExactly("1: 1", "3: 2", "6: 3", "7: 4", "8: 5", "10: 6");
        assertThat(malformed)
                .extracting(place -> place.substring(0, place.indexOf(": ")))
                .containsExactly("file:2", "file:4", "file:5", "file:9", "file:11");
    }

    @Test
    void namesThePlaceOfTheDamageInTheLine() throws IOException {
        // when
        read("{\"a\": 1}\n{\"a\" 2}\n");

        // then
        assertThat(malformed)
                .singleElement()
                .asString()
                .startsWith("file:2: no JSON:")
                .endsWith("at byte 5");
    }

    @Test
    void readsLinesAcrossBlocks() throws IOException {
        // given
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append("{\"a\": ")
                    .append(i)
                    .append(", \"b\": \"")
                    .append("x".repeat(i % 60))
                    .append("\"}\n");
            if (i % 5_000 == 0) {
                lines.append("{\"b\": \"").append("y".repeat(300_000)).append("\", \"a\": \"long\"}\n{broken\n");
            }
        }

        // when
        read(lines.toString());

        // then
        assertThat(read).hasSize(20_004).contains("1: 0", "2: long", "20008: 19999");
        assertThat(malformed)
                .extracting(place -> place.substring(0, place.indexOf(": ")))
                .containsExactly("file:3", "file:5005", "file:10007", "file:15009");
    }

    @Test
    void passesOverLinesThatAreTooLong() throws IOException {
        // given
        byte[] first = "{\"a\": 1}\n{\"b\": \"".getBytes(StandardCharsets.UTF_8);
        byte[] rest = "\"}\n{\"a\": 3}\nbroken\n{\"a\": 5}".getBytes(StandardCharsets.UTF_8);
        byte[] middle = "y".repeat(FeedRecords.MAX_LINE_BYTES + 100).getBytes(StandardCharsets.UTF_8);

        // when
        read(new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(first), new ByteArrayInputStream(middle)),
                new ByteArrayInputStream(rest)));

        // then
        assertThat(read).containsExactly("1: 1", "3: 3", "5: 5");
        assertThat(malformed).hasSize(2);
        assertThat(malformed.get(0)).isEqualTo("file:2: longer than 20 MiB");
        assertThat(malformed.get(1)).startsWith("file:4: no JSON");
    }

    @Test
    void goesOnAfterAHandlerThatLeavesValuesUnread() throws IOException {
        // when
        lines("{\"x\": {\"y\": [{}]}}\n{\"a\": 2}\n", (in, number) -> {
            read.add(number + "");
            return in.startObject();
        });

        // then
        assertThat(read).containsExactly("1", "2");
    }

    @Test
    void refusesFilesOfAnotherFormat() {
        assertThatThrownBy(() -> lines("{\"b\": 1}\n", (in, number) -> {
                    in.skip();
                    return false;
                }))
                .isInstanceOf(ImportException.class)
                .hasMessage("file: is of another format: the first record has no field");
    }

    private void read(String text) throws IOException {
        read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void read(InputStream in) throws IOException {
        new JsonLines(in, "file", counts()).read("field", (json, number) -> {
            String value = json.fieldText("a");
            read.add(number + ": " + value);
            return true;
        });
    }

    private void lines(String text, FeedRecords.RecordHandler handler) throws IOException {
        new JsonLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "file", counts())
                .read("field", handler);
    }

    private ImportCounts counts() {
        return new ImportCounts((place, reason) -> malformed.add(place + ": " + reason));
    }
}
