package org.citationhubs.ingest.format.json.inspire;

import java.io.IOException;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/**
 * One reference of a record of INSPIRE.
 *
 * @param record the record to which INSPIRE matched it, null if to none
 * @param cited the DOI, else the id of arXiv, null if it has neither
 */
record InspireReference(@Nullable WorkId record, @Nullable WorkId cited) {

    /** Reads the current value. */
    static InspireReference read(JsonPull in, IdParser parser) throws IOException {
        WorkId record = null;
        WorkId doi = null;
        WorkId eprint = null;
        if (in.startObject()) {
            for (String name = in.nextField(); name != null; name = in.nextField()) {
                if (name.equals("record")) {
                    record = numberOf(in, parser);
                } else if (name.equals("reference") && in.isObject()) {
                    for (String inner = in.nextField(); inner != null; inner = in.nextField()) {
                        switch (inner) {
                            case "dois" -> doi = parser.parse(Scheme.DOI, in.firstText());
                            case "arxiv_eprint" -> eprint = parser.parse(Scheme.ARXIV, in.text());
                            default -> in.skip();
                        }
                    }
                } else {
                    in.skip();
                }
            }
        }
        return new InspireReference(record, doi == null ? eprint : doi);
    }

    /**
     * Returns the record to which an object with an address points, whatever the host: the number at its end. Null for
     * addresses of data sets and other things, whose numbers are others.
     */
    static @Nullable WorkId numberOf(JsonPull in, IdParser parser) throws IOException {
        String address = in.fieldText("$ref");
        if (address == null) {
            return null;
        }
        int end = address.endsWith("/") ? address.length() - 1 : address.length();
        int slash = address.lastIndexOf('/', end - 1);
        boolean literature = address.regionMatches(slash - 11, "/literature", 0, 11)
                || address.regionMatches(slash - 7, "/record", 0, 7);
        return literature ? number(address.substring(slash + 1, end), parser) : null;
    }

    /** Returns the id of a record number, null if the text is none. */
    static @Nullable WorkId number(@Nullable String text, IdParser parser) {
        WorkId record = parser.parse(Scheme.INSPIRE, text);
        return record != null && record.scheme() == Scheme.INSPIRE ? record : null;
    }
}
