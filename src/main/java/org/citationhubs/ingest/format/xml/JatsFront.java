package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.text.CleanText;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.FormatOptions;
import org.jspecify.annotations.Nullable;

/** What an article says of itself: its {@code front}. */
final class JatsFront {

    /** Dates of events that are no publication of the article. */
    private static final Set<String> NO_PUBLICATION = Set.of(
            "pmc-release",
            "nihms-submitted",
            "ecorrected",
            "pcorrected",
            "corrected",
            "eretracted",
            "pretracted",
            "retracted",
            "retraction",
            "update",
            "received",
            "accepted",
            "rev-recd",
            "rev-request",
            "resubmitted");

    private static final Set<String> NOTES = Set.of("xref", "fn");

    private final JatsIds parser;
    private final boolean abstracts;
    private final JatsAuthors authors;
    private final List<WorkId> ids = new ArrayList<>(3);
    private final List<RelatedArticle> related = new ArrayList<>(0);
    private @Nullable String title;
    private @Nullable String venue;
    private @Nullable String abstractText;
    private @Nullable PartialDate publishedAt;
    private @Nullable PartialDate retractedAt;

    JatsFront(JatsIds parser, FormatOptions options) {
        this.parser = parser;
        this.abstracts = options.abstracts();
        this.authors = new JatsAuthors(options.authors());
    }

    /**
     * Another article that this one names.
     *
     * @param type the value of {@code related-article-type}
     * @param id its id, null if it has none that is known
     */
    record RelatedArticle(String type, @Nullable WorkId id) {}

    /** Reads the current element, a {@code front}. */
    void read(XmlPull xml) throws IOException {
        int front = xml.depth();
        while (xml.nextChild(front)) {
            switch (xml.name()) {
                case "journal-meta" -> readJournal(xml);
                case "article-meta" -> readArticle(xml);
                default -> {}
            }
        }
    }

    private void readJournal(XmlPull xml) throws IOException {
        int journal = xml.depth();
        while (xml.nextWithin(journal)) {
            if (xml.name().equals("journal-title") && venue == null) {
                venue = clean(xml.text());
            }
        }
    }

    private void readArticle(XmlPull xml) throws IOException {
        int meta = xml.depth();
        while (xml.nextChild(meta)) {
            switch (xml.name()) {
                case "article-id" -> readId(xml);
                case "title-group" -> readTitle(xml);
                case "contrib-group" -> authors.read(xml);
                case "pub-date" -> readDate(xml);
                case "history" -> readHistory(xml);
                case "related-article" -> readRelated(xml);
                case "abstract" -> readAbstract(xml);
                default -> {}
            }
        }
    }

    private void readId(XmlPull xml) throws IOException {
        WorkId id = parser.parse(xml.attribute("pub-id-type"), xml.text());
        if (id != null) {
            ids.add(id);
        }
    }

    private void readTitle(XmlPull xml) throws IOException {
        int group = xml.depth();
        while (xml.nextChild(group)) {
            if (xml.name().equals("article-title") && title == null) {
                title = clean(xml.textWithout(NOTES));
            }
        }
    }

    private void readDate(XmlPull xml) throws IOException {
        String type = xml.attribute("pub-type");
        String kind = type == null ? xml.attribute("date-type") : type;
        String iso = xml.attribute("iso-8601-date");
        PartialDate inParts = DateFields.read(xml);
        PartialDate date = inParts == null && iso != null ? PartialDate.approximate(iso) : inParts;
        if (date == null) {
            return;
        }
        if (isRetraction(kind)) {
            retractedAt = date;
        } else if (kind == null || !NO_PUBLICATION.contains(kind)) {
            publishedAt = earlier(publishedAt, date);
        }
    }

    private void readHistory(XmlPull xml) throws IOException {
        int history = xml.depth();
        while (xml.nextWithin(history)) {
            if (xml.name().equals("date") && isRetraction(xml.attribute("date-type"))) {
                PartialDate date = DateFields.read(xml);
                retractedAt = date == null ? retractedAt : date;
            }
        }
    }

    private static boolean isRetraction(@Nullable String type) {
        return type != null && (type.equals("retraction") || type.endsWith("retracted"));
    }

    private void readRelated(XmlPull xml) throws IOException {
        String type = xml.attribute("related-article-type");
        String address = xml.attribute("href");
        String kind = xml.attribute("ext-link-type");
        if (type != null) {
            related.add(new RelatedArticle(
                    type, address == null ? null : parser.parse(kind == null ? "uri" : kind, address)));
        }
    }

    /** Reads the abstract itself; others, such as a graphical one, have a type. */
    private void readAbstract(XmlPull xml) throws IOException {
        if (abstracts && abstractText == null && xml.attribute("abstract-type") == null) {
            abstractText = clean(xml.textWithout(NOTES));
        }
    }

    private static @Nullable String clean(String text) {
        String clean = CleanText.of(text);
        return clean.isEmpty() ? null : clean;
    }

    /** Returns the earlier of two dates; of two in the same year or month the one that says more. */
    static PartialDate earlier(@Nullable PartialDate a, PartialDate b) {
        if (a == null || a.year() != b.year()) {
            return a == null || b.year() < a.year() ? b : a;
        }
        if (a.month() == 0 || b.month() == 0 || a.month() != b.month()) {
            return a.month() == 0 || (b.month() != 0 && b.month() < a.month()) ? b : a;
        }
        return a.day() == 0 || (b.day() != 0 && b.day() < a.day()) ? b : a;
    }

    /** Returns the ids of the article. */
    List<WorkId> ids() {
        return ids;
    }

    List<RelatedArticle> related() {
        return related;
    }

    @Nullable
    PartialDate publishedAt() {
        return publishedAt;
    }

    /** Returns when the article was retracted, as far as it says so itself. */
    @Nullable
    PartialDate retractedAt() {
        return retractedAt;
    }

    /** Returns the description of the article. */
    WorkFacts.Builder facts() {
        return new WorkFacts.Builder()
                .set(WorkField.TITLE, title)
                .set(WorkField.PUBLISHED_AT, publishedAt)
                .set(WorkField.AUTHORS, authors.build())
                .set(WorkField.VENUE, venue)
                .set(WorkField.ABSTRACT, abstractText);
    }
}
