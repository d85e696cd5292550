package org.citationhubs.ingest.idmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskIdMapTest {

    private static final long CACHE = 1 << 20;

    private static final WorkId WORK = WorkId.parse("openalex:W4411");
    private static final WorkId OTHER = WorkId.parse("openalex:W4412");
    private static final WorkId DOI = WorkId.parse("doi:10.5555/abc");
    private static final WorkId PREPRINT = WorkId.parse("arxiv:2301.04411");

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void nameFolder() {
        folder = root.resolve("ids");
    }

    private DiskIdMap opened() throws IOException {
        return DiskIdMap.openToWrite(folder, CACHE);
    }

    @Test
    void knowsWhatWasPut() throws IOException {
        try (DiskIdMap map = opened()) {
            // when
            map.put(WORK, DOI);
            map.put(OTHER, OTHER);

            // then
            assertThat(map.canonical(WORK)).isEqualTo(DOI);
            assertThat(map.canonical(OTHER)).isEqualTo(OTHER);
            assertThat(map.canonical(DOI)).isNull();
            assertThat(map.isDeleted(WORK)).isFalse();
        }
    }

    @Test
    void knowsTheCanonicalIdOfThePassBefore() throws IOException {
        // given
        try (DiskIdMap map = opened()) {
            map.put(WORK, PREPRINT);
            assertThat(map.former(WORK)).isNull();
            map.endPass();
        }

        // when
        try (DiskIdMap map = opened()) {
            map.put(WORK, OTHER);
            map.put(WORK, DOI);
            map.endPass();
        }

        // then
        try (DiskIdMap map = DiskIdMap.openToRead(folder, CACHE)) {
            assertThat(map.canonical(WORK)).isEqualTo(DOI);
            assertThat(map.former(WORK)).isEqualTo(PREPRINT);
        }
    }

    @Test
    void knowsTheFormerIdThoughThePassWavers() throws IOException {
        try (DiskIdMap map = opened()) {
            // given
            map.put(WORK, PREPRINT);
            map.endPass();

            // when
            map.put(WORK, OTHER);
            map.put(WORK, PREPRINT);

            // then
            assertThat(map.former(WORK)).isNull();

            // when
            map.put(WORK, DOI);

            // then
            assertThat(map.former(WORK)).isEqualTo(PREPRINT);
        }
    }

    @Test
    void continuesAPassThatWasBrokenOff() throws IOException {
        // given
        try (DiskIdMap map = opened()) {
            map.put(WORK, PREPRINT);
            map.endPass();
            map.put(WORK, OTHER);
        }

        // when
        try (DiskIdMap map = opened()) {
            map.put(WORK, DOI);

            // then
            assertThat(map.former(WORK)).isEqualTo(PREPRINT);
        }
    }

    @Test
    void keepsTheCanonicalIdOfADeletedWork() throws IOException {
        try (DiskIdMap map = opened()) {
            // given
            map.put(WORK, DOI);
            map.endPass();

            // when
            map.delete(WORK);
            map.delete(OTHER);

            // then
            assertThat(map.isDeleted(WORK)).isTrue();
            assertThat(map.canonical(WORK)).isEqualTo(DOI);
            assertThat(map.isDeleted(OTHER)).isTrue();
            assertThat(map.canonical(OTHER)).isNull();
        }
    }

    @Test
    void deletesWorksThatTheSamePassHas() throws IOException {
        try (DiskIdMap map = opened()) {
            // when
            map.delete(WORK);
            map.put(WORK, DOI);
            map.put(OTHER, DOI);
            map.delete(OTHER);

            // then
            assertThat(map.isDeleted(WORK)).isTrue();
            assertThat(map.isDeleted(OTHER)).isTrue();

            // when
            map.endPass();
            map.put(WORK, DOI);

            // then
            assertThat(map.isDeleted(WORK)).isFalse();
        }
    }

    @Test
    void isWholeOnceThePassHasEnded() throws IOException {
        try (DiskIdMap map = opened()) {
            // given
            map.whole(Scheme.OPENALEX);
            assertThat(map.isWhole(Scheme.OPENALEX)).isFalse();

            // when
            map.endPass();

            // then
            assertThat(map.isWhole(Scheme.OPENALEX)).isTrue();
            assertThat(map.isWhole(Scheme.DOI)).isFalse();
        }

        // when
        try (DiskIdMap map = opened()) {
            map.whole(Scheme.S2);
            map.endPass();
        }

        // then
        try (DiskIdMap map = DiskIdMap.openToRead(folder, CACHE)) {
            assertThat(map.isWhole(Scheme.OPENALEX)).isTrue();
            assertThat(map.isWhole(Scheme.S2)).isTrue();
        }
    }

    @Test
    void isNotWholeIfThePassIsBrokenOff() throws IOException {
        // when
        try (DiskIdMap map = opened()) {
            map.whole(Scheme.OPENALEX);
        }

        // then
        try (DiskIdMap map = DiskIdMap.openToRead(folder, CACHE)) {
            assertThat(map.isWhole(Scheme.OPENALEX)).isFalse();
        }
    }

    @Test
    void keepsTensOfThousandsOfIds() throws IOException {
        // given
        int ids = 30_000;
        try (DiskIdMap map = opened()) {
            for (int i = 1; i <= ids; i++) {
                map.put(WorkId.parse("pmid:" + i), WorkId.parse("doi:10.5555/first." + i));
            }
            map.endPass();
            for (int i = 1; i <= ids; i += 2) {
                map.put(WorkId.parse("pmid:" + i), WorkId.parse("doi:10.5555/second." + i));
            }
            map.endPass();
        }

        // when, then
        try (DiskIdMap map = DiskIdMap.openToRead(folder, CACHE)) {
            for (int i = 1; i <= ids; i++) {
                WorkId id = WorkId.parse("pmid:" + i);
                String first = "doi:10.5555/first." + i;
                boolean changed = i % 2 == 1;
                assertThat(map.canonical(id)).hasToString(changed ? "doi:10.5555/second." + i : first);
                assertThat(map.former(id)).isEqualTo(changed ? WorkId.parse(first) : null);
            }
            assertThat(map.canonical(WorkId.parse("pmid:" + (ids + 1)))).isNull();
            assertThat(map.bytesOnDisk()).isBetween(100_000L, 3_000_000L);
        }
    }

    @Test
    void hasWhatWasFlushedAfterACrash() throws IOException {
        try (DiskIdMap map = opened()) {
            // given
            map.put(WORK, DOI);
            map.flush();
            map.put(OTHER, DOI);

            // when
            Path copy = TemporaryFolder.copy(folder, root.resolve("copy"));

            // then
            try (DiskIdMap found = DiskIdMap.openToWrite(copy, CACHE)) {
                assertThat(found.canonical(WORK)).isEqualTo(DOI);
            }
        }
    }

    @Test
    void readsForSeveralAtOnce() throws IOException {
        // given
        try (DiskIdMap map = opened()) {
            map.put(WORK, DOI);
        }

        // when, then
        try (DiskIdMap one = DiskIdMap.openToRead(folder, CACHE);
                DiskIdMap another = DiskIdMap.openToRead(folder, CACHE)) {
            assertThat(one.canonical(WORK)).isEqualTo(DOI);
            assertThat(another.canonical(WORK)).isEqualTo(DOI);
            assertThatThrownBy(() -> one.put(WORK, DOI)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusesUseAfterClosing() throws IOException {
        // given
        DiskIdMap map = opened();
        map.close();

        // when, then
        map.close();
        assertThatThrownBy(() -> map.put(WORK, DOI)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> map.canonical(WORK)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAFolderWithOtherFiles() throws IOException {
        // given
        Files.createDirectory(folder);
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine");

        // when, then
        assertThatThrownBy(this::opened)
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": is not a map of ids, or its creation was interrupted");
        assertThat(TemporaryFolder.files(folder)).containsExactly(folder, file);
    }

    @Test
    void refusesAFile() throws IOException {
        // given
        Files.writeString(folder, "mine");

        // when, then
        assertThatThrownBy(this::opened).isInstanceOf(IOException.class).hasMessageContaining("is a file");
    }

    @Test
    void refusesAMapOfAnotherFormat() throws IOException {
        // given
        opened().close();
        Path mark = folder.resolve("CONTENT");
        Files.writeString(mark, Files.readString(mark).replace("format 1", "format 2"));

        // when, then
        assertThatThrownBy(this::opened)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder + ": is of another format than this release reads (1)")
                .hasMessageEndingWith("format 2");
    }

    @Test
    void readsNoMapThatIsNotThere() {
        assertThatThrownBy(() -> DiskIdMap.openToRead(folder, CACHE))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": there is no such folder, or it is empty");
        assertThat(folder).doesNotExist();
    }

    @Test
    void refusesAMapThatLacksAFile() throws IOException {
        // given
        try (DiskIdMap map = opened()) {
            map.put(WORK, DOI);
        }
        for (Path file : TemporaryFolder.files(folder)) {
            if (file.toString().endsWith(".sst")) {
                Files.delete(file);
            }
        }

        // when, then
        assertThatThrownBy(this::opened)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder + ": cannot be opened: ");
        assertThatThrownBy(() -> DiskIdMap.openToRead(folder, CACHE)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAMapWithoutItsDatabase() throws IOException {
        // given
        opened().close();
        Path database = folder.resolve("db");
        for (Path file : TemporaryFolder.files(database)) {
            if (!file.equals(database)) {
                Files.delete(file);
            }
        }

        // when, then
        assertThatThrownBy(this::opened)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder + ": cannot be opened: ");
    }
}
