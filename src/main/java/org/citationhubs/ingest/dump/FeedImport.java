package org.citationhubs.ingest.dump;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.citationhubs.ingest.files.DumpFile;
import org.citationhubs.ingest.files.DumpFiles;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.IdMap;

/**
 * Reads the files of a feed and passes their events on, unit by unit. A unit is a file or an entry of an archive. It is
 * finished when all its events are acknowledged; the checkpoint remembers that.
 */
public final class FeedImport {

    private final FeedRequest request;
    private final IdMap ids;
    private final IntFunction<AcknowledgedSink> sinks;
    private final ImportReport report;
    private final FeedProgress progress;
    private volatile boolean stopped;

    /**
     * Prepares an import.
     *
     * @param ids map of ids, {@link IdMap#NONE} for none
     * @param sinks creates the sink of a thread; the argument is the number of the thread, from 0
     */
    public FeedImport(
            FeedRequest request,
            IdMap ids,
            IntFunction<AcknowledgedSink> sinks,
            ImportReport report,
            FeedProgress progress) {
        this.request = request;
        this.ids = ids;
        this.sinks = sinks;
        this.report = report;
        this.progress = progress;
    }

    /**
     * Reads all files that are not finished already.
     *
     * @return the counts of all units, also of those that an earlier import finished, with the names of a report
     * @throws IOException if a file cannot be read
     * @throws ImportException if a file is damaged or of another format, or events cannot be published
     */
    public ObjectNode run() throws IOException {
        List<Path> files = DumpFiles.of(request.files());
        long bytes = 0;
        for (Path file : files) {
            bytes += size(file);
        }
        progress.start(request.format().option(), bytes);
        try (Checkpoint checkpoint = Checkpoint.open(request.checkpoint(), request.fingerprint());
                FeedGroups groups = FeedGroups.open(request)) {
            if (checkpoint.size() > 0) {
                report.note(checkpoint.size() + " units are finished already and are not read again");
            }
            readAll(files, checkpoint, groups);
            groups.publish(checkpoint, sinks.apply(0), this::context, report);
            progress.end();
            ObjectNode counts = JsonNodeFactory.instance.objectNode();
            counts.put("format", request.format().option());
            counts.put("files", files.size());
            CountsJson.add(counts, checkpoint.counts());
            return counts;
        }
    }

    private void readAll(List<Path> files, Checkpoint checkpoint, FeedGroups groups) throws IOException {
        ConcurrentLinkedQueue<Path> queue = new ConcurrentLinkedQueue<>(files);
        int threads = Math.max(1, Math.min(request.threads(), files.size()));
        if (threads == 1) {
            readQueue(queue, checkpoint, groups, sinks.apply(0));
            return;
        }
        ExecutorService workers = Executors.newFixedThreadPool(threads, work -> new Thread(work, "import"));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                AcknowledgedSink sink = sinks.apply(i);
                running.add(workers.submit(() -> {
                    readQueue(queue, checkpoint, groups, sink);
                    return null;
                }));
            }
            awaitAll(running);
        } finally {
            workers.shutdownNow();
        }
    }

    private void awaitAll(List<Future<?>> running) throws IOException {
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ImportException("interrupted", e);
            } catch (ExecutionException e) {
                stopped = true;
                if (e.getCause() instanceof ImportException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof IOException failure) {
                    throw failure;
                }
                throw new ImportException(String.valueOf(e.getCause()), e);
            }
        }
    }

    private void readQueue(
            ConcurrentLinkedQueue<Path> files, Checkpoint checkpoint, FeedGroups groups, AcknowledgedSink sink)
            throws IOException {
        for (Path file = files.poll(); file != null && !stopped; file = files.poll()) {
            String key = size(file) + " " + file;
            if (checkpoint.isFinished(key)) {
                progress.skip(size(file));
            } else {
                new DumpFile(file, progress::read).read(new Units(size(file), checkpoint, groups, sink));
                if (!checkpoint.isFinished(key)) {
                    checkpoint.finish(key, JsonNodeFactory.instance.objectNode());
                }
            }
        }
    }

    private static long size(Path file) throws IOException {
        return file.equals(DumpFiles.STANDARD_INPUT) ? 0 : Files.size(file);
    }

    private FormatContext context(AcknowledgedSink sink, CitationGroups groups, ImportCounts counts) {
        SelectedEvents selected = new SelectedEvents(sink, counts, request.since(), request.only(), progress);
        return new FormatContext(request.options(), ids, groups, selected, counts);
    }

    /** Reads the units of one file. */
    private final class Units implements DumpFile.UnitReader {

        private final long fileSize;
        private final Checkpoint checkpoint;
        private final FeedGroups groups;
        private final AcknowledgedSink sink;

        Units(long fileSize, Checkpoint checkpoint, FeedGroups groups, AcknowledgedSink sink) {
            this.fileSize = fileSize;
            this.checkpoint = checkpoint;
            this.groups = groups;
            this.sink = sink;
        }

        @Override
        public boolean wants(String name) {
            return !stopped && !checkpoint.isFinished(fileSize + " " + name);
        }

        @Override
        public void read(InputStream in, String name) throws IOException {
            ImportCounts counts = new ImportCounts(report::malformed);
            request.format()
                    .readers()
                    .reader()
                    .apply(context(sink, groups.target(), counts))
                    .read(in, name);
            sink.finish();
            groups.flush();
            checkpoint.finish(
                    fileSize + " " + name,
                    CountsJson.of(counts, request.options().nativeIds()));
        }
    }
}
