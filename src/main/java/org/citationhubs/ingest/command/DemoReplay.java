package org.citationhubs.ingest.command;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.LineReader;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.WorkEventReader;
import org.citationhubs.topics.TopicCatalog;

/**
 * Publishes the bundled sample: the hub {@value #HUB}, the works that cite it, and other works that these cite. Titles
 * and ids are real; the citations and their roles are illustrative. The events carry a fixed time, so publishing them
 * again changes nothing.
 */
public final class DemoReplay {

    /** Hub of the sample: "Toy Models of Superposition". */
    public static final String HUB = "arxiv:2209.10652";

    private static final String WORKS = "/demo/works.ndjson";
    private static final String CITATIONS = "/demo/citations.ndjson";

    private DemoReplay() {}

    /**
     * Numbers of published records.
     *
     * @param works records of {@code works.v1}
     * @param lists records of {@code citations.v1}, each a complete reference list
     * @param citations citations in all lists
     */
    public record ReplayResult(int works, int lists, int citations) {}

    /**
     * Publishes the sample and returns when the brokers have acknowledged all of it.
     *
     * @throws PublishException if an event cannot be published
     */
    public static ReplayResult into(EventPublisher publisher) {
        List<CompletableFuture<PublishedOffset>> pending = new ArrayList<>();
        int works = 0;
        int lists = 0;
        int citations = 0;
        try {
            WorkEventReader workEvents = new WorkEventReader(InputLimits.DEFAULT);
            for (byte[] line : lines(WORKS)) {
                WorkEvent event = workEvents.read(line);
                pending.add(publisher.publish(TopicCatalog.WORKS, event.work().value(), line));
                works++;
            }
            CitationEventReader citationEvents = new CitationEventReader(InputLimits.DEFAULT);
            for (byte[] line : lines(CITATIONS)) {
                CitationEvent event = citationEvents.read(line);
                pending.add(
                        publisher.publish(TopicCatalog.CITATIONS, event.citing().value(), line));
                lists++;
                citations += event.citations().size();
            }
        } catch (RejectedRecordException e) {
            throw new IllegalStateException("the bundled sample is damaged: " + e.getMessage(), e);
        }
        awaitAll(pending);
        return new ReplayResult(works, lists, citations);
    }

    private static void awaitAll(List<CompletableFuture<PublishedOffset>> pending) {
        try {
            CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PublishException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static List<byte[]> lines(String resource) {
        List<byte[]> read = new ArrayList<>();
        try (InputStream in = DemoReplay.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource + " is not packaged");
            }
            try (LineReader lines = new LineReader(in, InputLimits.DEFAULT.eventBytes())) {
                while (lines.next()) {
                    read.add(lines.line());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }
}
