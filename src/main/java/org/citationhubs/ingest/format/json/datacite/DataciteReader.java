package org.citationhubs.ingest.format.json.datacite;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.json.EnvelopedRecords;

/**
 * Reads records of DataCite: the public data file, one record to a line; pages of its REST API, {@code {"data":
 * [...]}}; and single records, {@code {"data": {...}}}.
 *
 * <p>What a record cites is passed on as the complete list of its DOI; what it is cited by, as a part of the list of
 * the other work. The fields are described in the <a href="https://schema.datacite.org/">DataCite Metadata Schema</a>.
 */
public final class DataciteReader implements FormatReader {

    private static final Set<String> ENVELOPES = Set.of("data");

    private final FormatContext context;
    private final DataciteRecordReader records;

    public DataciteReader(FormatContext context) {
        this.context = context;
        this.records = new DataciteRecordReader(context);
    }

    @Override
    public void read(InputStream in, String name) throws IOException {
        EnvelopedRecords.read(in, name, "'attributes' with a DOI", ENVELOPES, context.counts(), records);
    }
}
