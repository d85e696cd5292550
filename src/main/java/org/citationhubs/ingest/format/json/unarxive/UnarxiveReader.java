package org.citationhubs.ingest.format.json.unarxive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.json.FeedRecords;

/**
 * Reads papers of unarXive, the full texts of arXiv: one JSON object to a line, with the text in paragraphs, in which
 * markers such as <code>{{cite:KEY}}</code> name entries of the bibliography. Each marker of an entry with an id is a
 * statement, with its section and its sentence. The archives also hold a licence and a description, which are left out.
 */
public final class UnarxiveReader implements FormatReader {

    private final FormatContext context;
    private final UnarxivePaper paper;
    private final UnarxivePublisher publisher;

    public UnarxiveReader(FormatContext context) {
        this.context = context;
        this.paper = new UnarxivePaper(context);
        this.publisher = new UnarxivePublisher(context);
    }

    @Override
    public void read(InputStream in, String name) throws IOException {
        if (isAboutTheFeed(name)) {
            return;
        }
        FeedRecords.read(in, name, "paper_id with bib_entries or body_text", context.counts(), (json, number) -> {
            if (!paper.read(json)) {
                return false;
            }
            context.counts().input("papers", 1);
            if (!publisher.publish(paper, name)) {
                context.counts().malformed(name, number, "paper_id is no id of arXiv");
            }
            return true;
        });
    }

    private static boolean isAboutTheFeed(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
        return file.startsWith("README") || file.startsWith("LICENSE");
    }
}
