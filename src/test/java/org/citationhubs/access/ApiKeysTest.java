package org.citationhubs.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";
    /** {@code printf %s 0123456789abcdef0123456789abcdef | sha256sum} */
    private static final String HASH = "3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9";

    @TempDir
    Path folder;

    @Test
    void aKeyIsFoundByItsHash() {
        ApiKeys keys = ApiKeys.parse(List.of(
                "# crawlers",
                "",
                "crossref-crawler " + HASH.toUpperCase(java.util.Locale.ROOT) + " writer:crossref,reader"));

        assertThat(keys.find(KEY)).contains(new ApiKey("crossref-crawler", Set.of("reader", "writer:crossref")));
        assertThat(keys.find(OTHER)).isEmpty();
        assertThat(keys.find(HASH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crawler",
                "crawler secret-in-clear-text writer",
                "crawler 3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9 admin",
                "crawler 3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9 writer:",
                "crawler 3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9 writer, reader"
            })
    void anInvalidLineIsNamedByItsNumberAlone(String line) {
        assertThatThrownBy(() -> ApiKeys.parse(List.of("# keys", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2 ")
                .hasMessageNotContaining("clear-text");
    }

    @Test
    void aShortTextIsNoKey() {
        // given the hash of "secret"
        ApiKeys keys = ApiKeys.parse(
                List.of("crawler 2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b writer"));

        // then it is no key, because anybody could have found it
        assertThat(keys.find("secret")).isEmpty();
    }

    @Test
    void aChangedFileIsReadAgain() throws IOException {
        // given a file with a key
        Path file = folder.resolve("keys");
        write(file, "crawler " + HASH + " writer", 1);
        ApiKeyFile opened = ApiKeyFile.open(Optional.of(file));
        assertThat(opened.keys().find(KEY)).isPresent();

        // when it becomes invalid, then the keys stay
        write(file, "crawler", 2);
        opened.refresh();
        assertThat(opened.keys().find(KEY)).isPresent();

        // when the key is taken out, then it is none
        write(file, "# none", 3);
        opened.refresh();
        assertThat(opened.keys().find(KEY)).isEmpty();
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("absent");

        assertThatThrownBy(() -> ApiKeyFile.open(Optional.of(file))).hasMessageContaining(file.toString());
        assertThat(ApiKeyFile.open(Optional.empty()).keys().size()).isZero();
    }

    private static void write(Path file, String line, long second) throws IOException {
        Files.writeString(file, line + "\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
    }
}
