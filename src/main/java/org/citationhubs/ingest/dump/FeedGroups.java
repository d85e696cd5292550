package org.citationhubs.ingest.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.ReferenceListBuilder;
import org.citationhubs.ingest.idmap.CitationGroupVisitor;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.DiskCitationGroups;
import org.jspecify.annotations.Nullable;

/**
 * The citations of a feed that does not have them by citing work. They are collected in a folder while the files are
 * read, and published as lists afterwards. The folder lies beside the checkpoint and is kept with it; without a
 * checkpoint it is a temporary one.
 */
final class FeedGroups implements AutoCloseable {

    /** Name of the unit that is all lists, in the checkpoint. */
    private static final String LISTS = "lists";

    private final FeedRequest request;
    private final @Nullable DiskCitationGroups groups;
    private final @Nullable Path temporary;

    private FeedGroups(FeedRequest request, @Nullable DiskCitationGroups groups, @Nullable Path temporary) {
        this.request = request;
        this.groups = groups;
        this.temporary = temporary;
    }

    /** Opens the folder if the feed needs it. */
    static FeedGroups open(FeedRequest request) throws IOException {
        boolean grouped =
                request.format().readers().grouped() && !request.options().contexts();
        if (!grouped) {
            return new FeedGroups(request, null, null);
        }
        Path checkpoint = request.checkpoint();
        Path temporary = checkpoint == null ? Files.createTempDirectory("citation-hubs-groups") : null;
        Path folder = temporary == null ? Path.of(checkpoint + ".groups") : temporary;
        return new FeedGroups(request, DiskCitationGroups.open(folder), temporary);
    }

    /** Makes the context in which events are passed on. */
    interface Contexts {
        FormatContext of(AcknowledgedSink sink, CitationGroups groups, ImportCounts counts);
    }

    /** Returns where readers put citations. */
    CitationGroups target() {
        return groups == null ? CitationGroups.NONE : groups;
    }

    /** Makes what was collected last through a crash. */
    void flush() {
        if (groups != null) {
            groups.flush();
        }
    }

    /** Publishes all lists, unless they were published before. */
    void publish(Checkpoint checkpoint, AcknowledgedSink sink, Contexts contexts, ImportReport report)
            throws IOException {
        if (groups == null || checkpoint.isFinished(LISTS)) {
            return;
        }
        ImportCounts counts = new ImportCounts(report::malformed);
        FormatContext context = contexts.of(sink, CitationGroups.NONE, counts);
        Lists lists = new Lists(context, report);
        DiskCitationGroups.GroupTotals totals = groups.forEach(request.referencesPerWork(), lists);
        counts.repeated(groups.added() - totals.citations());
        sink.finish();
        checkpoint.finish(LISTS, CountsJson.of(counts, request.options().nativeIds()));
    }

    @Override
    public void close() throws IOException {
        if (groups != null) {
            groups.close();
        }
        if (temporary != null) {
            List<Path> inside;
            try (Stream<Path> files = Files.walk(temporary)) {
                inside = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : inside) {
                Files.delete(file);
            }
        }
    }

    /** Passes each group on as a list. */
    private static final class Lists implements CitationGroupVisitor {

        private final FormatContext context;
        private final ReferenceListBuilder list;
        private final ImportReport report;

        Lists(FormatContext context, ImportReport report) {
            this.context = context;
            this.list = new ReferenceListBuilder(context);
            this.report = report;
        }

        @Override
        public void group(WorkId citing, @Nullable PartialDate publishedAt, Instant observedAt, List<WorkId> cited) {
            list.clear();
            cited.forEach(list::add);
            WorkId canonical =
                    context.options().nativeIds() ? null : context.ids().canonical(citing);
            WorkFacts facts = WorkFacts.of(null, publishedAt, null);
            if (canonical == null || canonical.equals(citing)) {
                list.publish(citing, facts, observedAt, "");
            } else {
                // Several records of the feed may be one work: each has a list of its own.
                String record = citing.value().substring(citing.value().indexOf(':') + 1);
                list.publish(canonical, facts, observedAt, record);
            }
        }

        @Override
        public void overLimit(WorkId citing, long citations) {
            context.counts().skip("overLimit");
            report.note(citing + ": not published: " + citations + " references, more than the service takes");
        }
    }
}
