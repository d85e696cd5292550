package org.citationhubs.ingest.idmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.ingest.idmap.DiskCitationGroups.GroupTotals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCitationGroupsTest {

    private static final Instant DAY = Instant.parse("2026-07-07T00:00:00Z");
    private static final WorkId A = WorkId.parse("omid:br/061");
    private static final WorkId B = WorkId.parse("omid:br/0611");
    private static final WorkId C = WorkId.parse("omid:br/062");
    private static final WorkId D = WorkId.parse("doi:10.5555/d");
    private static final PartialDate YEAR = PartialDate.parse("1997");
    private static final PartialDate MONTH = PartialDate.parse("1997-11");
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void nameFolder() {
        folder = root.resolve("groups");
    }

    private static List<String> read(DiskCitationGroups groups) {
        CollectedGroups collected = new CollectedGroups();
        groups.forEach(NO_LIMIT, collected);
        return collected.lines();
    }

    @Test
    void collectsRowsOfAWorkFromAllOver() throws IOException {
        try (DiskCitationGroups groups = DiskCitationGroups.open(folder)) {
            // given
            groups.add(B, null, DAY, C);
            groups.add(A, YEAR, DAY, D);
            groups.add(B, null, DAY, A);
            groups.add(A, YEAR, DAY, C);

            // when
            CollectedGroups collected = new CollectedGroups();
            GroupTotals totals = groups.forEach(NO_LIMIT, collected);

            // then
            assertThat(collected.lines())
                    .containsExactly(
                            "omid:br/061 1997 2026-07-07T00:00:00Z [doi:10.5555/d, omid:br/062]",
                            "omid:br/0611 null 2026-07-07T00:00:00Z [omid:br/061, omid:br/062]");
            assertThat(totals).isEqualTo(new GroupTotals(2, 4));
        }
    }

    @Test
    void keepsRepeatedCitationsOnce() throws IOException {
        try (DiskCitationGroups groups = DiskCitationGroups.open(folder)) {
            // given
            groups.add(A, YEAR, DAY, C);
            groups.add(A, YEAR, DAY, C);
            groups.add(A, YEAR, DAY.minusSeconds(1), C);

            // when
            GroupTotals totals = groups.forEach(NO_LIMIT, new CollectedGroups());

            // then
            assertThat(groups.added() - totals.citations()).isEqualTo(2);
        }
    }

    @Test
    void takesTheLatestTimeAndTheLatestDate() throws IOException {
        try (DiskCitationGroups groups = DiskCitationGroups.open(folder)) {
            // when
            groups.add(A, null, DAY.plusNanos(1), C);
            groups.add(A, YEAR, DAY, C);
            groups.add(A, MONTH, Instant.parse("1969-01-01T00:00:00Z"), D);

            // then
            assertThat(read(groups))
                    .containsExactly("omid:br/061 1997 2026-07-07T00:00:00.000000001Z [doi:10.5555/d, omid:br/062]");
        }
    }

    @Test
    void tellsOnlyTheNumberOfTooManyCitations() throws IOException {
        try (DiskCitationGroups groups = DiskCitationGroups.open(folder)) {
            // given
            for (int i = 0; i < 25; i++) {
                groups.add(A, null, DAY, WorkId.parse("omid:br/07" + i));
            }
            groups.add(B, null, DAY, C);

            // when
            CollectedGroups collected = new CollectedGroups();
            GroupTotals totals = groups.forEach(24, collected);

            // then
            assertThat(collected.lines())
                    .containsExactly(
                            "omid:br/061 over the limit with 25",
                            "omid:br/0611 null 2026-07-07T00:00:00Z [omid:br/062]");
            assertThat(totals).isEqualTo(new GroupTotals(2, 26));
        }
    }

    @Test
    void resumesAfterAWork() throws IOException {
        try (DiskCitationGroups groups = DiskCitationGroups.open(folder)) {
            // given
            groups.add(A, null, DAY, C);
            groups.add(B, null, DAY, C);
            groups.add(C, null, DAY, D);

            // when
            CollectedGroups collected = new CollectedGroups();
            groups.forEachAfter(A, NO_LIMIT, collected);

            // then
            assertThat(collected.lines()).hasSize(2).first().asString().startsWith("omid:br/0611 ");
        }
    }

    @Test
    void readsNothingFromAnEmptyFolder() throws IOException {
        // given
        Files.createDirectory(folder);

        // when, then
        try (DiskCitationGroups groups = DiskCitationGroups.open(folder)) {
            assertThat(groups.forEach(NO_LIMIT, new CollectedGroups())).isEqualTo(new GroupTotals(0, 0));
        }
    }

    @Test
    void keepsCitationsAndTheirNumberWhenClosed() throws IOException {
        // given
        try (DiskCitationGroups groups = DiskCitationGroups.open(folder)) {
            groups.add(A, null, DAY, C);
        }

        // when
        try (DiskCitationGroups groups = DiskCitationGroups.open(folder)) {
            groups.add(A, null, DAY, D);

            // then
            assertThat(read(groups))
                    .containsExactly("omid:br/061 null 2026-07-07T00:00:00Z [doi:10.5555/d, omid:br/062]");
            assertThat(groups.added()).isEqualTo(2);
        }
    }

    @Test
    void hasWhatWasFlushedAfterACrash() throws IOException {
        try (DiskCitationGroups groups = DiskCitationGroups.open(folder)) {
            // given
            IntStream.range(0, 25_000).forEach(i -> groups.add(A, null, DAY, WorkId.parse("omid:br/07" + i)));
            groups.flush();
            groups.add(A, null, DAY, D);

            // when
            Path copy = TemporaryFolder.copy(folder, root.resolve("copy"));

            // then
            try (DiskCitationGroups found = DiskCitationGroups.open(copy)) {
                assertThat(found.forEach(NO_LIMIT, new CollectedGroups())).isEqualTo(new GroupTotals(1, 25_000));
                assertThat(found.added()).isEqualTo(25_000);
            }
        }
    }

    @Test
    void takesCitationsFromSeveralThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (DiskCitationGroups groups = DiskCitationGroups.open(folder)) {
            // when
            List<Future<?>> adding = IntStream.range(0, 3)
                    .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                        for (int i = 0; i < 20_000; i++) {
                            groups.add(A, null, DAY, WorkId.ofNormalised("omid:br/0" + (3 * i + thread)));
                        }
                    }))
                    .toList();
            for (Future<?> one : adding) {
                one.get();
            }

            // then
            assertThat(groups.forEach(NO_LIMIT, new CollectedGroups())).isEqualTo(new GroupTotals(1, 60_000));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesUseAfterClosing() throws IOException {
        // given
        DiskCitationGroups groups = DiskCitationGroups.open(folder);
        groups.close();

        // when, then
        groups.close();
        assertThatThrownBy(() -> groups.add(A, null, DAY, C)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> groups.forEach(NO_LIMIT, new CollectedGroups()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(groups::bytesOnDisk).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAFolderThatSomebodyElseWrites() throws IOException {
        try (DiskCitationGroups groups = DiskCitationGroups.open(folder)) {
            groups.add(A, null, DAY, C);

            // when, then
            assertThatThrownBy(() -> DiskCitationGroups.open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(folder + ": cannot be opened: ")
                    .hasMessageContaining("lock");
        }
    }

    @Test
    void refusesAMapOfIds() throws IOException {
        // given
        DiskIdMap.openToWrite(folder, 1 << 20).close();

        // when, then
        assertThatThrownBy(() -> DiskCitationGroups.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": is not a folder of grouped citations but a map of ids");
    }
}
