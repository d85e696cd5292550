package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.text.CleanText;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.AuthorListBuilder;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.RecordIds;
import org.jspecify.annotations.Nullable;

/** One version of a record of PubMed: a {@code PubmedArticle}. */
final class PubmedArticle {

    /** The publication type "Retracted Publication" in MeSH. */
    private static final String RETRACTED = "D016441";

    private final IdParser ids;
    private final FormatOptions options;
    private final List<WorkId> others = new ArrayList<>(2);
    private @Nullable WorkId pmid;
    private int version;
    private @Nullable PartialDate completedAt;
    private @Nullable PartialDate revisedAt;
    private @Nullable PartialDate issuedAt;
    private @Nullable PartialDate onlineAt;
    private @Nullable String title;
    private @Nullable String journal;
    private @Nullable String journalAbbreviation;
    private @Nullable String abstractText;
    private @Nullable Authors authors;
    private boolean typedRetracted;
    private @Nullable Notice retraction;
    private @Nullable List<@Nullable WorkId> references;

    private PubmedArticle(IdParser ids, FormatOptions options) {
        this.ids = ids;
        this.options = options;
    }

    /**
     * The notice of the retraction of the article.
     *
     * @param pmid its id, null if it has none
     * @param publishedAt its date, null if it is not known
     */
    record Notice(@Nullable WorkId pmid, @Nullable PartialDate publishedAt) {}

    /** Reads the current element to its end. */
    static PubmedArticle read(XmlPull xml, IdParser ids, FormatOptions options) throws IOException {
        PubmedArticle article = new PubmedArticle(ids, options);
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "MedlineCitation" -> article.readCitation(xml);
                case "PubmedData" -> article.readData(xml);
                default -> {}
            }
        }
        return article;
    }

    private void readCitation(XmlPull xml) throws IOException {
        int citation = xml.depth();
        while (xml.nextChild(citation)) {
            switch (xml.name()) {
                case "PMID" -> {
                    version = version(xml.attribute("Version"));
                    pmid = ids.parse(Scheme.PMID, xml.text());
                }
                case "DateCompleted" -> completedAt = DateFields.read(xml);
                case "DateRevised" -> revisedAt = DateFields.read(xml);
                case "Article" -> readArticle(xml);
                case "CommentsCorrectionsList" -> readCorrections(xml);
                default -> {}
            }
        }
    }

    private static int version(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void readArticle(XmlPull xml) throws IOException {
        int article = xml.depth();
        while (xml.nextChild(article)) {
            switch (xml.name()) {
                case "Journal" -> readJournal(xml);
                case "ArticleTitle" -> title = clean(xml.text());
                case "Abstract" -> abstractText = options.abstracts() ? readAbstract(xml) : null;
                case "AuthorList" -> authors = PubmedAuthors.read(xml, new AuthorListBuilder(options.authors()));
                case "ArticleDate" -> onlineAt = onlineAt == null ? DateFields.read(xml) : onlineAt;
                case "PublicationTypeList" -> readTypes(xml);
                default -> {}
            }
        }
    }

    private void readJournal(XmlPull xml) throws IOException {
        int element = xml.depth();
        while (xml.nextWithin(element)) {
            switch (xml.name()) {
                case "PubDate" -> issuedAt = DateFields.read(xml);
                case "Title" -> journal = clean(xml.text());
                case "ISOAbbreviation" -> journalAbbreviation = clean(xml.text());
                default -> {}
            }
        }
    }

    private static @Nullable String readAbstract(XmlPull xml) throws IOException {
        int element = xml.depth();
        StringBuilder texts = new StringBuilder();
        while (xml.nextChild(element)) {
            if (xml.name().equals("AbstractText")) {
                texts.append(texts.isEmpty() ? "" : " ").append(xml.text());
            }
        }
        return clean(texts.toString());
    }

    private void readTypes(XmlPull xml) throws IOException {
        int types = xml.depth();
        while (xml.nextChild(types)) {
            typedRetracted |= RETRACTED.equals(xml.attribute("UI"));
        }
    }

    /** Reads the notice; the link from the notice to this article, {@code RetractionOf}, says the same. */
    private void readCorrections(XmlPull xml) throws IOException {
        int corrections = xml.depth();
        while (xml.nextChild(corrections)) {
            if ("RetractionIn".equals(xml.attribute("RefType"))) {
                Notice notice = readNotice(xml);
                retraction = retraction == null || retraction.pmid == null ? notice : retraction;
            }
        }
    }

    private Notice readNotice(XmlPull xml) throws IOException {
        int element = xml.depth();
        WorkId id = null;
        PartialDate date = null;
        while (xml.nextChild(element)) {
            switch (xml.name()) {
                case "PMID" -> id = ids.parse(Scheme.PMID, xml.text());
                case "RefSource" -> date = DateFields.ofReference(xml.text());
                default -> {}
            }
        }
        return new Notice(id, date);
    }

    private void readData(XmlPull xml) throws IOException {
        int data = xml.depth();
        while (xml.nextChild(data)) {
            switch (xml.name()) {
                case "ArticleIdList" -> readIds(xml, others);
                case "ReferenceList" -> readReferences(xml);
                default -> {}
            }
        }
    }

    private void readIds(XmlPull xml, List<WorkId> into) throws IOException {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            String type = xml.attribute("IdType");
            Scheme scheme = type == null ? null : scheme(type);
            WorkId id = scheme == null ? null : ids.parse(scheme, xml.text().strip());
            if (id != null) {
                into.add(id);
            }
        }
    }

    private static @Nullable Scheme scheme(String type) {
        return switch (type) {
            case "doi" -> Scheme.DOI;
            case "pubmed" -> Scheme.PMID;
            case "pmc" -> Scheme.PMCID;
            default -> null;
        };
    }

    /** Reads the references of a list and of the lists in it. */
    private void readReferences(XmlPull xml) throws IOException {
        List<@Nullable WorkId> read = references == null ? new ArrayList<>() : references;
        references = read;
        int list = xml.depth();
        while (xml.nextWithin(list)) {
            if (xml.name().equals("Reference")) {
                read.add(readReference(xml));
            }
        }
    }

    private @Nullable WorkId readReference(XmlPull xml) throws IOException {
        int reference = xml.depth();
        List<WorkId> found = new ArrayList<>(2);
        while (xml.nextChild(reference)) {
            if (xml.name().equals("ArticleIdList")) {
                readIds(xml, found);
            }
        }
        return found.isEmpty() ? null : RecordIds.best(found);
    }

    private static @Nullable String clean(String text) {
        String clean = CleanText.of(text);
        return clean.isEmpty() ? null : clean;
    }

    /** Returns the id of the record, null if it has none. */
    @Nullable
    WorkId pmid() {
        return pmid;
    }

    /** Returns the number of the version, 0 if it has none. */
    int version() {
        return version;
    }

    /** Returns the further ids of the article. */
    List<WorkId> others() {
        return others;
    }

    /** Returns when the record was changed last, null if it does not say it. */
    @Nullable
    Instant changedAt() {
        PartialDate date = revisedAt == null ? completedAt : revisedAt;
        return date == null ? null : DateFields.startOf(date);
    }

    /** Returns the notice of the retraction of the article, null if it is not retracted. */
    @Nullable
    Notice retraction() {
        boolean flagged = typedRetracted && options.retractionFlags();
        return retraction == null && flagged ? new Notice(null, null) : retraction;
    }

    /**
     * Returns the references, null if the record says nothing of them. One without a known id is null.
     */
    @Nullable
    List<@Nullable WorkId> references() {
        return references;
    }

    /** Returns the description of the article. */
    WorkFacts.Builder facts() {
        return new WorkFacts.Builder()
                .set(WorkField.TITLE, title)
                .set(WorkField.PUBLISHED_AT, issuedAt == null ? onlineAt : issuedAt)
                .set(WorkField.AUTHORS, authors)
                .set(WorkField.VENUE, journal == null ? journalAbbreviation : journal)
                .set(WorkField.ABSTRACT, abstractText);
    }
}
