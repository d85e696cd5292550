package org.citationhubs.ingest.format.json.datacite;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.text.IdText;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.RecordIds;
import org.citationhubs.ingest.format.RecordPublisher;
import org.citationhubs.ingest.format.ReferenceListBuilder;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/**
 * Collects the related identifiers of one record of DataCite after another: what it cites, what it is cited by, and
 * what it is identical to. All other relations say nothing of citations.
 */
final class DataciteRelations {

    /** The types of identifiers that name works. */
    private static final Set<String> NAMING = Set.of("arXiv", "DOI", "PMID");

    /** The other types of the controlled list {@code relatedIdentifierType}. */
    private static final Set<String> TYPES = Set.of(
            "ARK", "bibcode", "CSTR", "EAN13", "EISSN", "Handle", "IGSN", "ISBN", "ISSN", "ISTC", "LISSN", "LSID",
            "PURL", "RRID", "UPC", "URL", "URN", "w3id");

    private static final String OTHERS = "other relations";

    private static final String RESOLVER = "doi.org/";

    private final FormatContext context;
    private final IdParser ids;
    private final RecordPublisher publisher;
    private final ReferenceListBuilder references;
    private final Set<WorkId> citedBy = new LinkedHashSet<>();
    private final Set<WorkId> identical = new TreeSet<>();
    private boolean isStated;
    private boolean citesAny;

    DataciteRelations(FormatContext context, IdParser ids, RecordPublisher publisher) {
        this.context = context;
        this.ids = ids;
        this.publisher = publisher;
        this.references = new ReferenceListBuilder(context);
    }

    /** Begins with another record. */
    void clear() {
        references.clear();
        citedBy.clear();
        identical.clear();
        isStated = false;
        citesAny = false;
    }

    /** Reads the current value, an array of related identifiers. */
    void read(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        isStated = true;
        while (in.nextElement()) {
            if (in.startObject()) {
                readRelation(in);
            }
        }
    }

    private void readRelation(JsonPull in) throws IOException {
        String relation = null;
        String type = null;
        String identifier = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "relationType" -> relation = in.text();
                case "relatedIdentifierType" -> type = in.text();
                case "relatedIdentifier" -> identifier = in.text();
                default -> in.skip();
            }
        }
        switch (relation == null ? "" : relation) {
            case "Cites", "References" -> {
                context.counts().input(relation, 1);
                addCited(type, identifier);
            }
            case "IsCitedBy", "IsReferencedBy" -> {
                context.counts().input(relation, 1);
                addCiting(type, identifier);
            }
            case "IsIdenticalTo" -> {
                context.counts().input(OTHERS, 1);
                WorkId other = context.options().mergeVersions() ? id(type, identifier) : null;
                if (other != null) {
                    identical.add(other);
                }
            }
            default -> context.counts().input(OTHERS, 1);
        }
    }

    private void addCited(@Nullable String type, @Nullable String identifier) {
        WorkId cited = id(type, identifier);
        citesAny = true;
        if (cited == null) {
            references.unidentified(reason(type));
        } else {
            references.add(cited);
        }
    }

    private void addCiting(@Nullable String type, @Nullable String identifier) {
        WorkId citing = id(type, identifier);
        if (citing == null) {
            context.counts().skip(reason(type));
        } else {
            citedBy.add(citing);
        }
    }

    /** Returns the id of a work; null if the identifier names none. */
    private @Nullable WorkId id(@Nullable String type, @Nullable String identifier) {
        return switch (type == null ? "" : type) {
            case "DOI" -> ids.parse(Scheme.DOI, identifier);
            case "arXiv" -> ids.parse(Scheme.ARXIV, identifier);
            case "PMID" -> ids.parse(Scheme.PMID, identifier);
            case "URL" ->
                identifier != null && IdText.lowerAscii(identifier).contains(RESOLVER)
                        ? ids.parse(Scheme.DOI, identifier)
                        : null;
            default -> null;
        };
    }

    /** Says in one word why an identifier names no work: its type does not, or it is damaged. */
    private static String reason(@Nullable String type) {
        if (type == null || NAMING.contains(type)) {
            return "noId";
        }
        return TYPES.contains(type) ? "type " + type : "type other";
    }

    /**
     * Passes on what the record says of citations: its own list as a whole, lists of works that cite it as parts.
     * Almost all records have an array of related identifiers. One without a citation is a list without a usable id
     * only where the user wants such lists, so that the others are not counted as lists.
     */
    void publish(WorkId work, Instant observedAt, String record) {
        if (citesAny || (isStated && context.options().emptyLists())) {
            references.publish(work, WorkFacts.NONE, observedAt, record);
        }
        for (WorkId citing : citedBy) {
            references.clear();
            references.add(work);
            references.publish(citing, WorkFacts.NONE, observedAt, record, /* complete= */ false);
        }
        if (context.options().works()) {
            publishIdentical(work, observedAt, record);
        }
    }

    /** An id can live on under one other only: under the most preferred of all. */
    private void publishIdentical(WorkId work, Instant observedAt, String record) {
        identical.add(work);
        WorkId survivor = RecordIds.best(identical);
        identical.remove(survivor);
        for (WorkId other : identical) {
            publisher.alias(other, survivor, observedAt, record);
        }
    }
}
