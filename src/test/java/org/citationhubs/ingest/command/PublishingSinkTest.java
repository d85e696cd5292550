package org.citationhubs.ingest.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.dump.ImportException;
import org.citationhubs.ingest.dump.ImportReport;
import org.citationhubs.ingest.dump.ProgressBar;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.WorkEventReader;
import org.junit.jupiter.api.Test;

class PublishingSinkTest {

    private final StringWriter printed = new StringWriter();
    private final List<String> published = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();

    @Test
    void publishesEventsWithTheWorkIdAsKey() throws RejectedRecordException {
        PublishingSink sink = sink(this::acknowledge);

        sink.work(work("pmid:1"));
        sink.list(list("pmid:2", "pmid:1", "pmid:3"));
        sink.finish();

        assertThat(published).containsExactly("works.v1 pmid:1", "citations.v1 pmid:2");
        assertThat(new CitationEventReader(InputLimits.DEFAULT).read(values.get(1)))
                .isEqualTo(list("pmid:2", "pmid:1", "pmid:3").withSource(SourceKey.of("test")));
        assertThat(sink.worksPublished()).isEqualTo(1);
        assertThat(sink.listsPublished()).isEqualTo(1);
        assertThat(sink.citationsPublished()).isEqualTo(2);
    }

    @Test
    void theRecordsOfADumpAreThoseOfItsSource() throws RejectedRecordException {
        PublishingSink sink = sink(this::acknowledge);

        sink.list(list("pmid:2", "pmid:1").withSource(new SourceKey("", "r-1")).withUnidentified(4));
        sink.list(list("pmid:2", "pmid:1").withSource(new SourceKey("other", "r-1")));
        sink.work(work("pmid:1"));
        sink.finish();

        CitationEventReader lists = new CitationEventReader(InputLimits.DEFAULT);
        assertThat(lists.read(values.get(0)).source()).isEqualTo(new SourceKey("test", "r-1"));
        assertThat(lists.read(values.get(0)).unidentified()).isEqualTo(4);
        assertThat(lists.read(values.get(1)).source()).isEqualTo(new SourceKey("other", "r-1"));
        assertThat(new WorkEventReader(InputLimits.DEFAULT).read(values.get(2)).source())
                .isEqualTo(SourceKey.of("test"));
    }

    @Test
    void countsSelfCitationsAndSkipsListsOfNothingElse() {
        PublishingSink sink = sink(this::acknowledge);

        sink.list(list("pmid:1", "pmid:1"));
        sink.list(list("pmid:2", "pmid:2", "pmid:3"));
        sink.finish();

        assertThat(published).containsExactly("citations.v1 pmid:2");
        assertThat(sink.selfCitations()).isEqualTo(2);
        assertThat(sink.citationsPublished()).isEqualTo(1);
    }

    @Test
    void reportsTooLargeEventsAndPublishesTheOthers() {
        PublishingSink sink = sink((topic, key, event) -> key.equals("pmid:1")
                ? CompletableFuture.failedFuture(new PublishException(true, "pmid:1 is too large", null))
                : acknowledge(topic, key, event));

        sink.list(list("pmid:1", "pmid:3"));
        sink.list(list("pmid:2", "pmid:3"));
        sink.finish();

        assertThat(sink.listsPublished()).isEqualTo(1);
        assertThat(sink.tooLarge()).isEqualTo(1);
        assertThat(printed.toString()).startsWith("pmid:1 is too large (");
    }

    @Test
    void aListOverALimitIsNamedAndNotPublished() {
        PublishingSink sink = sink(this::acknowledge);
        String[] cited = new String[InputLimits.DEFAULT.referencesPerWork() + 1];
        for (int i = 0; i < cited.length; i++) {
            cited[i] = "pmid:" + (i + 2);
        }

        sink.list(list("pmid:1", cited));
        sink.list(list("pmid:2", "pmid:3"));
        sink.finish();

        assertThat(published).containsExactly("citations.v1 pmid:2");
        assertThat(sink.overLimit()).isEqualTo(1);
        assertThat(printed.toString())
                .startsWith("pmid:1: not published: 10001 references in ")
                .contains(" bytes, more than the service takes: 10000 in 1048576 bytes");
    }

    @Test
    void tellsWhatTheServiceWillLeaveOut() {
        PublishingSink sink = sink(this::acknowledge);

        sink.work(new WorkEvent(
                WorkId.parse("pmid:1"),
                Instant.parse("2026-05-25T10:00:00Z"),
                WorkFacts.of("x".repeat(5_000), null, null)));
        sink.finish();

        assertThat(sink.worksPublished()).isEqualTo(1);
        assertThat(printed.toString())
                .startsWith("pmid:1: title: has 5000 bytes, more than 4096: its beginning is kept");
    }

    @Test
    void anEventThatTheServiceRejectsIsNamedAndNotPublished() {
        PublishingSink sink = new PublishingSink(
                this::acknowledge,
                new ImportReport(new ProgressBar(new PrintWriter(printed), false, () -> 0), false),
                "test",
                "run",
                InputLimits.of(10, 10, 10, 80));

        sink.work(work("pmid:1"));
        sink.finish();

        assertThat(published).isEmpty();
        assertThat(sink.overLimit()).isEqualTo(1);
        assertThat(printed.toString()).startsWith("pmid:1: not published: the service rejects it: ");
    }

    @Test
    void aFailureOfTheBrokersEndsTheImport() {
        PublishingSink sink = sink((topic, key, event) ->
                CompletableFuture.failedFuture(new PublishException(false, "the brokers are unavailable", null)));

        sink.list(list("pmid:1", "pmid:3"));

        assertThatThrownBy(sink::finish).isInstanceOf(ImportException.class).hasMessage("the brokers are unavailable");
    }

    @Test
    void finishWaitsForEveryAcknowledgement() {
        List<CompletableFuture<PublishedOffset>> pending = new ArrayList<>();
        PublishingSink sink = sink((topic, key, event) -> {
            CompletableFuture<PublishedOffset> future = new CompletableFuture<>();
            pending.add(future);
            return future;
        });
        sink.list(list("pmid:1", "pmid:3"));

        CompletableFuture<Void> finished = CompletableFuture.runAsync(sink::finish);
        assertThat(finished).isNotDone();
        pending.get(0).complete(new PublishedOffset(0, 0));

        assertThat(finished).succeedsWithin(Duration.ofSeconds(10));
        assertThat(sink.listsPublished()).isEqualTo(1);
    }

    private CompletableFuture<PublishedOffset> acknowledge(String topic, String key, byte[] event) {
        published.add(topic + " " + key);
        values.add(event);
        return CompletableFuture.completedFuture(new PublishedOffset(0, values.size()));
    }

    private PublishingSink sink(EventPublisher publisher) {
        return new PublishingSink(
                publisher,
                new ImportReport(new ProgressBar(new PrintWriter(printed), false, () -> 0), false),
                "test",
                "run",
                InputLimits.DEFAULT);
    }

    private static WorkEvent work(String id) {
        return new WorkEvent(WorkId.parse(id), Instant.EPOCH, WorkFacts.of("A title", null, null));
    }

    private static CitationEvent list(String citing, String... cited) {
        List<Citation> citations = new ArrayList<>();
        for (String work : cited) {
            citations.add(new Citation(WorkId.parse(work), WorkFacts.NONE, List.of()));
        }
        return CitationEvent.of(Operation.ASSERT, Instant.EPOCH, true, WorkId.parse(citing), WorkFacts.NONE, citations);
    }
}
