package org.citationhubs.ingest.format.json.crossref;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.IdMap;

/** Small items of Crossref, written with single quotes, and what is read of them. */
public final class CrossrefItems {

    /** When the items were indexed. */
    public static final Instant INDEXED = Instant.parse("2026-01-02T03:04:05Z");

    /** An item with a title and one reference. */
    public static final String ITEM = item("'title': ['One'], 'reference': [{'key': '1', 'DOI': '10.5555/B'}]");

    private CrossrefItems() {}

    /** Returns an item with some fields beside its DOI, {@code 10.5555/A}, and its time. */
    public static String item(String fields) {
        return "{'DOI': '10.5555/A', 'indexed': {'date-time': '" + INDEXED + "'}, " + fields + "}";
    }

    /** Returns the cited works of a list. */
    public static List<String> cited(CitationEvent list) {
        return list.citations().stream().map(Citation::cited).map(WorkId::value).toList();
    }

    /** Returns a text with the quotes of JSON. */
    public static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    /** Reads a file with the usual options. */
    public static ReadEvents read(String quoted) {
        return read(FormatOptions.DEFAULT, quoted);
    }

    /** Reads a file, {@code works.json}. */
    public static ReadEvents read(FormatOptions options, String quoted) {
        return ReadEvents.by(options, IdMap.NONE, CitationGroups.NONE, CrossrefReader::new)
                .read("works.json", json(quoted));
    }
}
