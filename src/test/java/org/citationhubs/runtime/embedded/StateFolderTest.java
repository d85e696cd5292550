package org.citationhubs.runtime.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir
    Path data;

    private StateFolder state;

    @BeforeEach
    void open() {
        state = StateFolder.in(data);
    }

    @Test
    void isBesideTheLogOfTheBroker() {
        assertThat(state.path()).isEqualTo(data.resolve("state"));
    }

    @Test
    void aNewFolderHasNoStaleStores() {
        assertThat(state.tieTo("cluster-1")).isFalse();
        assertThat(state.path()).isDirectory();
    }

    @Test
    void keepsStoresOfTheSameCluster() throws IOException {
        state.tieTo("cluster-1");
        Path store = store();

        assertThat(StateFolder.in(data).tieTo("cluster-1")).isFalse();
        assertThat(store).exists();
    }

    @Test
    void removesStoresOfAnotherCluster() throws IOException {
        state.tieTo("cluster-1");
        store();

        assertThat(state.tieTo("cluster-2")).isTrue();
        assertThat(state.path()).isDirectoryNotContaining(path -> Files.isDirectory(path));
        // the folder now belongs to the second cluster
        Path store = store();
        assertThat(state.tieTo("cluster-2")).isFalse();
        assertThat(store).exists();
    }

    @Test
    void removesStoresOfAnUnknownCluster() throws IOException {
        Path store = store();

        assertThat(state.tieTo("cluster-1")).isTrue();
        assertThat(store).doesNotExist();
    }

    @Test
    void leavesOtherFoldersAlone() throws IOException {
        store();
        Path log = Files.createDirectories(data.resolve("broker"));

        state.tieTo("cluster-1");

        assertThat(log).exists();
    }

    private Path store() throws IOException {
        Path folder = Files.createDirectories(data.resolve("state/citation-hubs/0_1/rocksdb/hubs"));
        return Files.writeString(folder.resolve("000001.sst"), "rows");
    }
}
