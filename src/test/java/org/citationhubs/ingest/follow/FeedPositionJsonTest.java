package org.citationhubs.ingest.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.citationhubs.ingest.format.ImportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeedPositionJsonTest {

    private static final Path EXAMPLES = Path.of("topics", "examples");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FeedWindow WINDOW =
            new FeedWindow(Instant.parse("2026-05-24T00:00:00Z"), Instant.parse("2026-05-25T00:00:00Z"));

    static Stream<Path> valid() throws IOException {
        return examples("feeds.v1");
    }

    static Stream<Path> invalid() throws IOException {
        return examples("invalid/feeds.v1");
    }

    static List<FeedPosition> positions() {
        Instant asked = Instant.parse("2026-05-25T10:00:00.5Z");
        return List.of(
                FeedPosition.before(LocalDate.parse("2026-05-24")),
                new FeedPosition(WINDOW, false, asked, "DnF1+/==\"", 1000, 1700, "https://h/works?filter=a&rows=1000"),
                new FeedPosition(WINDOW, true, asked, null, 1700, 1700, ""),
                new FeedPosition(WINDOW, true, asked, null, 71_000, PageEnvelope.UNKNOWN, ""));
    }

    @ParameterizedTest
    @MethodSource("positions")
    void aPositionIsReadAsItWasWritten(FeedPosition position) {
        assertThat(FeedPositionJson.read(FeedPositionJson.write(position))).isEqualTo(position);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void anExampleIsAsItWouldBeWritten(Path example) throws IOException {
        FeedPosition position = FeedPositionJson.read(Files.readAllBytes(example));

        assertThat(JSON.readTree(FeedPositionJson.write(position))).isEqualTo(JSON.readTree(example.toFile()));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void anInvalidExampleIsRefusedAtItsField(Path example) throws IOException {
        JsonNode document = JSON.readTree(example.toFile());
        byte[] value = JSON.writeValueAsBytes(document.required("value"));

        ImportException refused = catchThrowableOfType(ImportException.class, () -> FeedPositionJson.read(value));

        assertThat("/" + String.valueOf(refused.getMessage()).replaceAll(":.*", ""))
                .isEqualTo(document.at("/expect/field").asText());
    }

    @Test
    void aTextThatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> FeedPositionJson.read("2026-05-24".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ImportException.class);
    }

    private static Stream<Path> examples(String folder) throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(folder))) {
            List<Path> sorted = files.sorted().toList();
            assertThat(sorted).isNotEmpty();
            return sorted.stream();
        }
    }
}
