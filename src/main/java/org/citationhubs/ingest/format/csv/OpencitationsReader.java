package org.citationhubs.ingest.format.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.IdReader;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.idmap.IdMapWriter;

/**
 * Reads the tables of OpenCitations, which the header row tells apart.
 *
 * <ul>
 *   <li>The Index: {@code citing,cited,creation}. The ids are OMIDs in a dump, all ids of a work in an answer of the
 *       API, and bare DOIs or PubMed ids in the dumps of single indexes until 2023; {@code citing_id,
 *       citing_publication_date,cited_id} in CROCI. Rows of a citing work are spread over the whole dump, which is
 *       written by cited work, so they are grouped.
 *   <li>Meta: {@code id,title,author,pub_date,venue}.
 *   <li>The table of OMIDs: {@code omid,id}.
 * </ul>
 *
 * <p>No row has a time of its own.
 */
public final class OpencitationsReader implements FormatReader, IdReader {

    private final FormatContext context;
    private final OpencitationsIds ids;
    private final OpencitationsMeta meta;

    public OpencitationsReader(FormatContext context) {
        this.context = context;
        this.ids = new OpencitationsIds(context);
        this.meta = new OpencitationsMeta(context, ids);
    }

    @Override
    public void read(InputStream in, String name) throws IOException {
        CsvTable table = open(in, name);
        switch (kind(table, name)) {
            case INDEX -> readIndex(table, "citing", "cited", "creation", name);
            case CROCI -> readIndex(table, "citing_id", "cited_id", "citing_publication_date", name);
            case META, OMIDS -> meta.read(table, context.options().observedAtOf(name));
        }
    }

    @Override
    public void readIds(InputStream in, String name, IdMapWriter map) throws IOException {
        CsvTable table = open(in, name);
        switch (kind(table, name)) {
            case META, OMIDS -> meta.readIds(table, map);
            case INDEX, CROCI -> {
                // A row names its works by OMIDs alone, or by all ids that they have.
            }
        }
    }

    private void readIndex(CsvTable table, String citing, String cited, String date, String name) throws IOException {
        new OpencitationsIndex(
                        table, table.column(citing), table.column(cited), table.optionalColumn(date), context, ids)
                .read(context.options().observedAtOf(name));
    }

    private static CsvTable open(InputStream in, String name) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        switch (CsvTable.firstCharacter(buffered)) {
            case '[', '{' ->
                throw new ImportException(
                        name + ": is JSON (Scholix), which is not read: the CSV of the Index has the same citations",
                        null);
            case '<' ->
                throw new ImportException(
                        name + ": is RDF or XML, which is not read: the CSV of the Index has the same citations", null);
            default -> {
                return CsvTable.open(buffered, name);
            }
        }
    }

    private enum TableKind {
        INDEX,
        CROCI,
        META,
        OMIDS
    }

    private static TableKind kind(CsvTable table, String name) {
        if (table.has("oci") && (table.has("snapshot") || table.has("agent") || table.has("invalidated"))) {
            throw new ImportException(
                    name + ": is the provenance of citations, which is not needed: the CSV of the Index beside it has"
                            + " the citations",
                    null);
        }
        if (table.has("citing") && table.has("cited")) {
            return TableKind.INDEX;
        }
        if (table.has("citing_id") && table.has("cited_id")) {
            return TableKind.CROCI;
        }
        if (table.has("id") && table.has("title")) {
            return TableKind.META;
        }
        if (table.has("omid") && table.has("id")) {
            return TableKind.OMIDS;
        }
        throw new ImportException(
                name + ": is of another format: expected the columns citing and cited (Index), id and title (Meta) or"
                        + " omid and id (table of OMIDs), found " + table.names(),
                null);
    }
}
