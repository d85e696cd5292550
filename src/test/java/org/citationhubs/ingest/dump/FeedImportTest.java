package org.citationhubs.ingest.dump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.idmap.IdMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedImportTest {

    @TempDir
    private Path folder;

    private final StringWriter printed = new StringWriter();
    private final List<String> published = Collections.synchronizedList(new ArrayList<>());
    private int failAfter = Integer.MAX_VALUE;

    @BeforeEach
    void writeThreeFilesOfTwoLists() throws IOException {
        Files.createDirectories(folder.resolve("dump"));
        for (int file = 1; file <= 3; file++) {
            Files.write(dump(file), (list(file, 1, "2026-01-0" + file) + list(file, 2, "2026-02-01")).getBytes(UTF_8));
        }
    }

    private Path dump(int file) {
        return folder.resolve("dump").resolve("part_" + file + ".json");
    }

    private static String list(int file, int number, String day) {
        return "{\"op\":\"assert\",\"observedAt\":\"" + day + "T00:00:00Z\",\"references\":\"complete\",\"citing\":"
                + "{\"id\":\"pmid:" + file + number + "\"},\"citations\":[{\"cited\":{\"id\":\"pmid:100" + file
                + "\"}},{\"cited\":{\"id\":\"pmid:2000\"}}]}\n";
    }

    @Test
    void allFilesAreReadInOrder() throws IOException {
        ObjectNode counts = run(request(null, 1));

        assertThat(published).containsExactly("pmid:11", "pmid:12", "pmid:21", "pmid:22", "pmid:31", "pmid:32");
        assertThat(counts.at("/files").asInt()).isEqualTo(3);
        assertThat(counts.at("/canonical/lists").asInt()).isEqualTo(6);
        assertThat(counts.at("/canonical/citations").asInt()).isEqualTo(12);
        assertThat(counts.at("/observedAt/min").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(counts.at("/observedAt/max").asText()).isEqualTo("2026-02-01T00:00:00Z");
    }

    @Test
    void threadsReadEachFileOnce() throws IOException {
        ObjectNode counts = run(request(null, 3));

        assertThat(published)
                .containsExactlyInAnyOrder("pmid:11", "pmid:12", "pmid:21", "pmid:22", "pmid:31", "pmid:32");
        assertThat(counts.at("/canonical/lists").asInt()).isEqualTo(6);
    }

    @Test
    void anInterruptedImportGoesOnAtTheUnfinishedFile() throws IOException {
        Path checkpoint = folder.resolve("checkpoint");
        failAfter = 3;
        assertThatThrownBy(() -> run(request(checkpoint, 1))).hasMessage("no broker");
        published.clear();
        failAfter = Integer.MAX_VALUE;

        ObjectNode counts = run(request(checkpoint, 1));

        assertThat(published).containsExactly("pmid:21", "pmid:22", "pmid:31", "pmid:32");
        assertThat(counts.at("/canonical/citations").asInt()).isEqualTo(12);
        assertThat(printed.toString()).contains("1 units are finished already");
    }

    @Test
    void aFinishedImportPublishesNothingAgain() throws IOException {
        Path checkpoint = folder.resolve("checkpoint");
        ObjectNode first = run(request(checkpoint, 1));
        published.clear();

        assertThat(run(request(checkpoint, 1))).isEqualTo(first);
        assertThat(published).isEmpty();
    }

    @Test
    void aFileThatHasGrownIsReadAgain() throws IOException {
        Path checkpoint = folder.resolve("checkpoint");
        run(request(checkpoint, 1));
        published.clear();
        Files.write(dump(2), list(2, 3, "2026-03-01").getBytes(UTF_8), StandardOpenOption.APPEND);

        run(request(checkpoint, 1));

        assertThat(published).containsExactly("pmid:21", "pmid:22", "pmid:23");
    }

    @Test
    void aLineOfTheCheckpointThatWasCutOffCountsNothing() throws IOException {
        Path checkpoint = folder.resolve("checkpoint");
        run(request(checkpoint, 1));
        byte[] whole = Files.readAllBytes(checkpoint);
        for (int cut = 1; cut < 200; cut += 7) {
            Files.write(checkpoint, Arrays.copyOf(whole, whole.length - cut));
            published.clear();

            ObjectNode counts = run(request(checkpoint, 1));

            assertThat(counts.at("/canonical/citations").asInt()).isEqualTo(12);
            assertThat(published).containsExactly("pmid:31", "pmid:32");
        }
    }

    @Test
    void aCheckpointOfOtherOptionsIsRefused() throws IOException {
        Path checkpoint = folder.resolve("checkpoint");
        run(request(checkpoint, 1));

        FeedRequest other = new FeedRequest(
                ImportFormat.EVENTS,
                "other",
                List.of(folder.resolve("dump")),
                FormatOptions.DEFAULT,
                null,
                null,
                checkpoint,
                1,
                10_000);

        assertThatThrownBy(() -> run(other))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(checkpoint + ": is the checkpoint of an import with other options");
    }

    @Test
    void anotherFileIsNoCheckpoint() throws IOException {
        assertThatThrownBy(() -> run(request(dump(1), 1))).hasMessageContaining(dump(1).toString());
        assertThat(Files.readString(dump(1))).isEqualTo(list(1, 1, "2026-01-01") + list(1, 2, "2026-02-01"));
    }

    @Test
    void olderRecordsAreLeftOut() throws IOException {
        ObjectNode counts = run(new FeedRequest(
                ImportFormat.EVENTS,
                "events",
                List.of(folder.resolve("dump")),
                FormatOptions.DEFAULT,
                Instant.parse("2026-01-02T00:00:00Z"),
                null,
                null,
                1,
                10_000));

        assertThat(published).containsExactly("pmid:12", "pmid:21", "pmid:22", "pmid:31", "pmid:32");
        assertThat(counts.at("/canonical/skipped/older").asInt()).isEqualTo(1);
    }

    @Test
    void onlyListsThatRelateToTheWorksArePublished() throws IOException {
        ObjectNode counts = run(new FeedRequest(
                ImportFormat.EVENTS,
                "events",
                List.of(folder.resolve("dump")),
                FormatOptions.DEFAULT,
                null,
                Set.of(WorkId.parse("pmid:1002"), WorkId.parse("pmid:31")),
                null,
                1,
                10_000));

        assertThat(published).containsExactly("pmid:21", "pmid:22", "pmid:31");
        assertThat(counts.at("/canonical/skipped/notSelected").asInt()).isEqualTo(3);
    }

    private FeedRequest request(@Nullable Path checkpoint, int threads) {
        return new FeedRequest(
                ImportFormat.EVENTS,
                "events",
                List.of(folder.resolve("dump")),
                FormatOptions.DEFAULT,
                null,
                null,
                checkpoint,
                threads,
                10_000);
    }

    private ObjectNode run(FeedRequest request) throws IOException {
        FeedProgress progress = new FeedProgress(new PrintWriter(printed), false, () -> 0);
        return new FeedImport(request, IdMap.NONE, thread -> new Sink(), new ImportReport(progress, false), progress)
                .run();
    }

    private final class Sink implements AcknowledgedSink {

        @Override
        public void work(WorkEvent event) {
            publish(event.work());
        }

        @Override
        public void list(CitationEvent event) {
            publish(event.citing());
        }

        @Override
        public void written(Record event, byte[] json) {
            publish(event instanceof CitationEvent list ? list.citing() : ((WorkEvent) event).work());
        }

        private void publish(WorkId work) {
            if (published.size() == failAfter) {
                throw new ImportException("no broker", null);
            }
            published.add(work.value());
        }

        @Override
        public void finish() {
            // Everything is published already.
        }
    }
}
