package org.citationhubs.serde.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Rejection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The service reads the valid examples in {@code topics} and rejects the invalid ones as they state. */
class TopicExamplesTest {

    private static final Path EXAMPLES = Path.of("topics", "examples");

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> valid() throws IOException {
        return Stream.concat(files(EXAMPLES.resolve("citations.v1")), files(EXAMPLES.resolve("works.v1")));
    }

    static Stream<Path> invalid() throws IOException {
        Path invalid = EXAMPLES.resolve("invalid");
        return Stream.concat(files(invalid.resolve("citations.v1")), files(invalid.resolve("works.v1")));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aValidExampleIsRead(Path example) {
        assertThatCode(() -> read(example, Files.readAllBytes(example))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void anInvalidExampleIsRejectedByReasonAndField(Path example) throws IOException {
        JsonNode said = JSON.readTree(example.toFile());
        byte[] value = JSON.writeValueAsBytes(said.required("value"));

        RejectedRecordException rejected =
                catchThrowableOfType(RejectedRecordException.class, () -> read(example, value));

        assertThat(rejected).as("it is refused").isNotNull();
        Rejection rejection = rejected.rejection();
        assertThat(rejection.reason().name())
                .isEqualTo(said.required("expect").required("reason").asText());
        assertThat(pointer(String.valueOf(rejection.field())))
                .isEqualTo(said.required("expect").required("field").asText());
    }

    private static void read(Path example, byte[] value) throws RejectedRecordException {
        if (String.valueOf(example.getParent().getFileName()).equals("works.v1")) {
            new WorkEventReader(InputLimits.DEFAULT).read(value);
        } else {
            new CitationEventReader(InputLimits.DEFAULT).read(value);
        }
    }

    /** The examples name fields by JSON Pointer: {@code citations[0].cited.id} is {@code /citations/0/cited/id}. */
    private static String pointer(String field) {
        return "/" + field.replace("].", "/").replace("]", "").replace('[', '/').replace('.', '/');
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.sorted().toList();
            assertThat(sorted).as("examples in " + folder).isNotEmpty();
            return sorted.stream();
        }
    }
}
