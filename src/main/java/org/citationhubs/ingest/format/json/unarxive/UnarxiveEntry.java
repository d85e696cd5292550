package org.citationhubs.ingest.format.json.unarxive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.RecordIds;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries of a bibliography: the text of an entry names ids of arXiv, and the work of OpenAlex to which unarXive
 * matched it has the others.
 */
final class UnarxiveEntry {

    private final IdParser parser;
    private final List<WorkId> ids = new ArrayList<>();
    private @Nullable WorkId matched;

    UnarxiveEntry(IdParser parser) {
        this.parser = parser;
    }

    /** Returns the best id of the current entry, null if it has none. */
    @Nullable
    WorkId read(JsonPull in) throws IOException {
        ids.clear();
        matched = null;
        if (!in.startObject()) {
            return null;
        }
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "ids" -> readIds(in);
                case "contained_arXiv_ids" -> readContained(in);
                default -> in.skip();
            }
        }
        return ids.isEmpty() ? matched : RecordIds.best(ids);
    }

    private void readIds(JsonPull in) throws IOException {
        if (!in.startObject()) {
            return;
        }
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "doi" -> add(Scheme.DOI, in.text());
                case "pubmed_id" -> add(Scheme.PMID, in.text());
                case "pmc_id" -> add(Scheme.PMCID, in.text());
                case "open_alex_id" -> add(Scheme.OPENALEX, in.text());
                // What OpenAlex gives as the preprint of the matched work. The work itself comes first.
                case "arxiv_id" -> matched = parser.parse(Scheme.ARXIV, in.text());
                default -> in.skip();
            }
        }
    }

    private void readContained(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (in.isText()) {
                add(Scheme.ARXIV, in.text());
            } else if (in.startObject()) {
                for (String field = in.nextField(); field != null; field = in.nextField()) {
                    if (field.equals("id")) {
                        add(Scheme.ARXIV, in.text());
                    } else {
                        in.skip();
                    }
                }
            }
        }
    }

    private void add(Scheme scheme, @Nullable String text) {
        WorkId id = parser.parse(scheme, text);
        if (id != null) {
            ids.add(id);
        }
    }
}
