package org.citationhubs.ingest.dump;

import java.io.IOException;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.idmap.CitationGroups;

/** The citations of a feed that does not have them by citing work, and their publication when all files are read. */
final class FeedGroups implements AutoCloseable {

    private FeedGroups() {}

    static FeedGroups open(FeedRequest request) throws IOException {
        return new FeedGroups();
    }

    /** Makes the context of a thread. */
    interface Contexts {
        FormatContext of(AcknowledgedSink sink, CitationGroups groups, ImportCounts counts);
    }

    CitationGroups target() {
        return CitationGroups.NONE;
    }

    void flush() throws IOException {}

    void publish(Checkpoint checkpoint, AcknowledgedSink sink, Contexts contexts) throws IOException {}

    @Override
    public void close() {}
}
