package org.citationhubs.serde.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Repair;
import org.citationhubs.citation.reference.Repairs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The service reads the valid examples in {@code topics} and rejects the invalid ones as they state. */
class TopicExamplesTest {

    private static final Path EXAMPLES = Path.of("topics", "examples");

    private static final byte[] KEY = "crossref".getBytes(StandardCharsets.UTF_8);

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> valid() throws IOException {
        return inputs(EXAMPLES);
    }

    static Stream<Path> repaired() throws IOException {
        return invalid().filter(example -> expected(example).has("repair"));
    }

    static Stream<Path> rejected() throws IOException {
        return invalid().filter(example -> !expected(example).has("repair"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aValidExampleIsRead(Path example) {
        Repairs repairs = new Repairs();

        assertThatCode(() -> read(example, Files.readAllBytes(example), repairs))
                .doesNotThrowAnyException();
        assertThat(repairs.listed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("repaired")
    void anExampleIsRepairedAsItSays(Path example) throws Exception {
        // given an example with one invalid member
        JsonNode expected = expected(example);
        Repairs repairs = new Repairs();

        // when it is read
        read(example, value(example), repairs);

        // then that member alone is repaired
        assertThat(repairs.total()).isEqualTo(1);
        Repair repair = repairs.listed().get(0);
        assertThat(repair.reason().name()).isEqualTo(expected.required("repair").asText());
        // A missing member is reported with the object that lacks it.
        assertThat(expected.required("field").asText()).startsWith(pointer(repair.field()));
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void anExampleIsRejectedAsItSays(Path example) throws Exception {
        // given an invalid example
        JsonNode expected = expected(example);
        byte[] value = value(example);

        // when it is read
        RejectedRecordException rejected =
                catchThrowableOfType(RejectedRecordException.class, () -> read(example, value, new Repairs()));

        // then it is rejected for the reason that it states
        assertThat(rejected).as("rejected").isNotNull();
        Rejection rejection = rejected.rejection();
        assertThat(rejection.reason().name())
                .isEqualTo(expected.required("reason").asText());
        assertThat(pointer(String.valueOf(rejection.field())))
                .isEqualTo(expected.required("field").asText());
    }

    private static Stream<Path> invalid() throws IOException {
        return inputs(EXAMPLES.resolve("invalid"));
    }

    private static Stream<Path> inputs(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String topic : List.of("citations.v1", "works.v1", "sources.v1")) {
            all.addAll(files(folder.resolve(topic)).toList());
        }
        return all.stream();
    }

    private static JsonNode expected(Path example) {
        return document(example).required("expect");
    }

    private static byte[] value(Path example) throws IOException {
        return JSON.writeValueAsBytes(document(example).required("value"));
    }

    private static JsonNode document(Path example) {
        try {
            return JSON.readTree(example.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path example, byte[] value, Repairs repairs) throws RejectedRecordException {
        switch (String.valueOf(example.getParent().getFileName())) {
            case "works.v1" -> new WorkEventReader(InputLimits.DEFAULT).read(value, repairs);
            case "sources.v1" -> new SourceEventReader().read(KEY, value, repairs);
            default -> new CitationEventReader(InputLimits.DEFAULT).read(value, repairs);
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
