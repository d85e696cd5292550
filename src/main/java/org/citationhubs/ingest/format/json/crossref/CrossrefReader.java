package org.citationhubs.ingest.format.json.crossref;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.json.EnvelopedRecords;

/**
 * Reads works of Crossref: the public data file until 2024, {@code {"items": [...]}}, and since 2025, one work to a
 * line; pages of its REST API, {@code {"message": {"items": [...]}}}; and single works, {@code {"message": {...}}}.
 *
 * <p>Of a work that has {@code reference} a complete list is passed on; a notice of retraction under the id of the
 * retracted work. The fields are described in Crossref's <a
 * href="https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md">API format</a>.
 */
public final class CrossrefReader implements FormatReader {

    private static final Set<String> ENVELOPES = Set.of("items", "message");

    private final FormatContext context;
    private final CrossrefItemReader items;

    public CrossrefReader(FormatContext context) {
        this.context = context;
        this.items = new CrossrefItemReader(context);
    }

    @Override
    public void read(InputStream in, String name) throws IOException {
        EnvelopedRecords.read(in, name, "'DOI'", ENVELOPES, context.counts(), items);
    }
}
