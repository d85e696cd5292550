package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.IdReader;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.RecordIds;
import org.citationhubs.ingest.idmap.IdMapWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads full texts in JATS, the Journal Article Tag Suite (ANSI/NISO Z39.96), and in the NLM document types before it.
 * A file is one article, or a collection of articles as PubMed Central gives them out.
 *
 * <p>An article has no time of its own: its dates of publication do not change when its text does. The time is that of
 * the record of OAI-PMH in which the article stands, else the one that the user gave.
 *
 * <p>A damaged file that is one article costs itself. Of a damaged collection the articles before the damage are
 * passed on, and an {@link ImportException} is thrown.
 */
public final class JatsReader implements FormatReader, IdReader {

    private static final String ARTICLE = "article";

    private static final Set<String> COLLECTIONS =
            Set.of("pmc-articleset", "OAI-PMH", "ListRecords", "GetRecord", "articles", "article-set");

    private final XMLInputFactory parsers = XmlPull.parsers();
    private final FormatContext context;
    private final JatsIds ids;
    private final JatsPublisher publisher;

    /** Creates a reader. */
    public JatsReader(FormatContext context) {
        this.context = context;
        this.ids = new JatsIds(new IdParser(context.counts()));
        this.publisher = new JatsPublisher(context);
    }

    /** Takes the articles of a file one after another. */
    private interface ArticleHandler {

        /**
         * Reads the current element, an {@code article}.
         *
         * @param recordedAt when the record of the article was changed, null if the file does not say it
         */
        void read(XmlPull xml, @Nullable Instant recordedAt) throws IOException;
    }

    @Override
    public void read(InputStream in, String name) throws IOException {
        readArticles(in, name, (xml, recordedAt) -> {
            Instant observedAt = recordedAt == null ? context.options().observedAt() : recordedAt;
            if (observedAt == null) {
                throw new ImportException(
                        name + ": its articles do not say when they were changed; --observed-at is needed, the day of"
                                + " the copy",
                        null);
            }
            publisher.publish(JatsArticle.read(xml, ids, context.options()), observedAt);
        });
    }

    @Override
    public void readIds(InputStream in, String name, IdMapWriter map) throws IOException {
        readArticles(in, name, (xml, recordedAt) -> {
            JatsFront front = new JatsFront(ids, context.options());
            int article = xml.depth();
            while (xml.nextChild(article)) {
                if (xml.name().equals("front")) {
                    front.read(xml);
                }
            }
            List<WorkId> found = front.ids();
            if (!found.isEmpty()) {
                WorkId best = RecordIds.best(found);
                found.forEach(id -> map.put(id, best));
            }
        });
    }

    private void readArticles(InputStream in, String name, ArticleHandler handler) throws IOException {
        boolean single = true;
        try {
            XmlPull xml = XmlPull.open(parsers, in, name, context.counts());
            if (xml.name().equals(ARTICLE)) {
                handler.read(xml, null);
            } else if (COLLECTIONS.contains(xml.name())) {
                single = false;
                readCollection(xml, handler);
            } else {
                throw new ImportException(
                        name + ": is of another format: its root element is '" + xml.name()
                                + "', and no article of JATS or collection of them",
                        null);
            }
            xml.finish();
        } catch (XmlDamageException e) {
            if (!single) {
                throw new ImportException(name + ": " + e.getMessage(), e);
            }
            context.counts().malformed(name, 1, String.valueOf(e.getMessage()));
        }
    }

    private static void readCollection(XmlPull xml, ArticleHandler handler) throws IOException {
        Instant recordedAt = null;
        int collection = xml.depth();
        while (xml.nextWithin(collection)) {
            switch (xml.name()) {
                case "record" -> recordedAt = null;
                case "datestamp" -> recordedAt = time(xml.text().strip());
                case ARTICLE -> handler.read(xml, recordedAt);
                default -> {}
            }
        }
    }

    /** Returns the time of a datestamp of OAI-PMH, which is a day or a time in UTC; null if it is neither. */
    private static @Nullable Instant time(String datestamp) {
        try {
            return datestamp.length() == 10
                    ? LocalDate.parse(datestamp).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(datestamp);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
