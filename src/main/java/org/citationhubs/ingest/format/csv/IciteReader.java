package org.citationhubs.ingest.format.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.IdReader;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.idmap.IdMapWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two tables of iCite, which the header row tells apart: the metadata, of which a row is a work with its
 * references, and the Open Citation Collection, of which a row is a citation: {@code citing,referenced}. Ids are PubMed
 * ids. Either has all citations. No row has a time of its own.
 */
public final class IciteReader implements FormatReader, IdReader {

    private final FormatContext context;
    private final IdParser ids;
    private final IciteMetadata metadata;

    public IciteReader(FormatContext context) {
        this.context = context;
        this.ids = new IdParser(context.counts());
        this.metadata = new IciteMetadata(context, ids);
    }

    @Override
    public void read(InputStream in, String name) throws IOException {
        CsvTable table = open(in, name);
        if (isPairs(table)) {
            readPairs(table, context.options().observedAtOf(name));
        } else {
            requireMetadata(table, name);
            metadata.read(table, context.options().observedAtOf(name));
        }
    }

    @Override
    public void readIds(InputStream in, String name, IdMapWriter map) throws IOException {
        CsvTable table = open(in, name);
        if (!isPairs(table)) {
            requireMetadata(table, name);
            metadata.readIds(table, map);
        }
    }

    /** Rows of a citing work usually stand together, but nothing promises it: they are grouped. */
    private void readPairs(CsvTable table, Instant observedAt) throws IOException {
        int citing = table.column("citing");
        int referenced = table.column("referenced");
        String lastCell = "";
        WorkId lastCiting = null;
        long rows = 0;
        while (table.next()) {
            String from = table.cell(citing);
            String to = table.cell(referenced);
            if (from == null && to == null) {
                continue;
            }
            rows++;
            if (!lastCell.equals(from)) {
                lastCell = from == null ? "" : from;
                lastCiting = pmid(from);
            }
            WorkId cited = pmid(to);
            if (lastCiting == null || cited == null) {
                context.counts().skip("noId");
            } else if (context.options().lists()) {
                context.groups().add(lastCiting, null, observedAt, cited);
            }
        }
        context.counts().input("rows", rows);
    }

    private @Nullable WorkId pmid(@Nullable String cell) {
        return ids.parse(Scheme.PMID, cell);
    }

    private static CsvTable open(InputStream in, String name) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        char first = CsvTable.firstCharacter(buffered);
        if (first == '{' || first == '[') {
            throw new ImportException(name + ": is JSON, which is not read: the CSV of iCite has the same", null);
        }
        return CsvTable.open(buffered, name);
    }

    private static boolean isPairs(CsvTable table) {
        return table.has("citing") && table.has("referenced");
    }

    private static void requireMetadata(CsvTable table, String name) {
        if (!table.has("pmid") || !table.has("references")) {
            throw new ImportException(
                    name + ": is of another format: expected the columns citing and referenced (Open Citation"
                            + " Collection) or pmid and references (metadata), found " + table.names(),
                    null);
        }
    }
}
