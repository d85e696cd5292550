package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.IdReader;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.RecordIds;
import org.citationhubs.ingest.idmap.IdMapWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the baseline and the update files of PubMed, and what its E-utilities give out: a {@code PubmedArticleSet}.
 *
 * <p>The time of a record is the day of its last revision. The time of the deletions of a file is the day in its name.
 * The names that PubMed gives have a number only. Then it is the day of the latest revision in the file: records are
 * revised up to the day on which the file is made, and none of the deleted records was revised later. At equal times a
 * deletion wins. Only a file of nothing but deletions needs the time that the user gave.
 *
 * <p>Of a damaged file the articles before the damage are passed on, and an {@link ImportException} is thrown.
 */
public final class PubmedReader implements FormatReader, IdReader {

    private static final String SET = "PubmedArticleSet";

    private static final String ARTICLE = "PubmedArticle";

    private final XMLInputFactory parsers = XmlPull.parsers();
    private final FormatContext context;
    private final IdParser ids;
    private final PubmedPublisher publisher;

    /** Creates a reader. */
    public PubmedReader(FormatContext context) {
        this.context = context;
        this.ids = new IdParser(context.counts());
        this.publisher = new PubmedPublisher(context);
    }

    /** Takes the articles of a file one after another. */
    private interface PubmedHandler {
        void take(PubmedArticle article, WorkId pmid);
    }

    @Override
    public void read(InputStream in, String name) throws IOException {
        PubmedFileTimes times = new PubmedFileTimes(name, context.options().observedAt());
        PubmedVersions versions = new PubmedVersions(context.counts(), publisher::publish);
        List<WorkId> deleted = new ArrayList<>();
        try {
            readRecords(
                    in,
                    name,
                    (article, pmid) -> {
                        count(article);
                        versions.add(article, pmid, times.ofRecord(article.changedAt()));
                    },
                    deleted::add);
        } finally {
            versions.flush();
        }
        if (!deleted.isEmpty()) {
            Instant deletedAt = times.ofDeletions();
            deleted.forEach(pmid -> publisher.publishDeleted(pmid, deletedAt));
        }
    }

    private void count(PubmedArticle article) {
        ImportCounts counts = context.counts();
        counts.input("articles", 1);
        List<@Nullable WorkId> references = article.references();
        if (references != null) {
            counts.input("articles with ReferenceList", 1);
            counts.input("references", references.size());
        }
    }

    @Override
    public void readIds(InputStream in, String name, IdMapWriter map) throws IOException {
        PubmedVersions versions = new PubmedVersions(context.counts(), (article, pmid, at) -> {
            TreeSet<WorkId> all = new TreeSet<>(article.others());
            all.add(pmid);
            WorkId best = RecordIds.best(all);
            all.forEach(id -> map.put(id, best));
        });
        readRecords(in, name, (article, pmid) -> versions.add(article, pmid, Instant.EPOCH), map::delete);
        versions.flush();
    }

    private void readRecords(InputStream in, String name, PubmedHandler articles, Consumer<WorkId> deleted)
            throws IOException {
        try {
            XmlPull xml = XmlPull.open(parsers, in, name, context.counts());
            if (xml.name().equals(ARTICLE)) {
                readArticle(xml, name, 1, articles);
            } else if (xml.name().equals(SET)) {
                readSet(xml, name, articles, deleted);
            } else {
                throw new ImportException(
                        name + ": is of another format: its root element is '" + xml.name() + "' and not '" + SET + "'",
                        null);
            }
            xml.finish();
        } catch (XmlDamageException e) {
            throw new ImportException(name + ": " + e.getMessage(), e);
        }
    }

    private void readSet(XmlPull xml, String name, PubmedHandler articles, Consumer<WorkId> deleted)
            throws IOException {
        int set = xml.depth();
        long number = 0;
        while (xml.nextChild(set)) {
            switch (xml.name()) {
                case ARTICLE -> readArticle(xml, name, ++number, articles);
                case "PubmedBookArticle" -> context.counts().skip("book");
                case "DeleteCitation" -> readDeleted(xml, deleted);
                default -> {}
            }
        }
    }

    private void readArticle(XmlPull xml, String name, long number, PubmedHandler articles) throws IOException {
        PubmedArticle article = PubmedArticle.read(xml, ids, context.options());
        WorkId pmid = article.pmid();
        if (pmid == null) {
            context.counts().malformed(name, number, "it has no PMID");
        } else {
            articles.take(article, pmid);
        }
    }

    private void readDeleted(XmlPull xml, Consumer<WorkId> deleted) throws IOException {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            WorkId pmid = ids.parse(Scheme.PMID, xml.text());
            if (pmid != null) {
                context.counts().input("deleted", 1);
                deleted.accept(pmid);
            }
        }
    }
}
