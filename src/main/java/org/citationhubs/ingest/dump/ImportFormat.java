package org.citationhubs.ingest.dump;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.ingest.format.csv.IciteReader;
import org.citationhubs.ingest.format.csv.OpencitationsReader;
import org.citationhubs.ingest.format.csv.RetractionWatchReader;
import org.citationhubs.ingest.format.json.EventsReader;
import org.citationhubs.ingest.format.json.crossref.CrossrefReader;
import org.citationhubs.ingest.format.json.datacite.DataciteReader;
import org.citationhubs.ingest.format.json.inspire.InspireReader;
import org.citationhubs.ingest.format.json.openalex.OpenalexFile;
import org.citationhubs.ingest.format.json.openalex.OpenalexReader;
import org.citationhubs.ingest.format.json.s2.S2Reader;
import org.citationhubs.ingest.format.json.unarxive.UnarxiveReader;
import org.citationhubs.ingest.format.xml.JatsReader;
import org.citationhubs.ingest.format.xml.PubmedReader;
import org.jspecify.annotations.Nullable;

/**
 * The formats that {@code import} reads. A new format is a reader class and a constant here; help and messages follow.
 */
// Readers keep no state.
@SuppressWarnings("ImmutableEnumChecker")
public enum ImportFormat {
    EDGES(
            "edges",
            "citing<TAB>cited, one citation a line, in any order, with or without a header row; after a header that "
                    + "names both columns also with further columns, or separated by commas; UTF-8; # starts a "
                    + "comment",
            new EdgesReader()),
    EVENTS(
            "events",
            "the values of citations.v1 and works.v1, one JSON object to a line; published as they are",
            FeedReaders.of(EventsReader::new)),
    CROSSREF(
            "crossref",
            "works of Crossref: the public data file, snapshots, pages of the REST API",
            FeedReaders.of(CrossrefReader::new)),
    OPENALEX(
            "openalex",
            "works of OpenAlex: the snapshot with deleted_ids.csv, pages of the API; needs --id-map",
            FeedReaders.of(OpenalexReader::new)
                    .withIds(OpenalexReader::new, Scheme.OPENALEX)
                    .withSnapshot(OpenalexFile::isSnapshotPart)
                    .needingMap()),
    RETRACTION_WATCH(
            "retraction-watch",
            "the table of Retraction Watch, CSV: retractions and reinstatements",
            FeedReaders.of(RetractionWatchReader::new)),
    OPENCITATIONS(
            "opencitations",
            "tables of OpenCitations: Index, Meta, OMIDs; needs --id-map and --observed-at; grouped on disk",
            FeedReaders.of(OpencitationsReader::new)
                    .withIds(OpencitationsReader::new, Scheme.OMID)
                    .needingMap()
                    .withoutTimes()
                    .byGroups()),
    S2(
            "s2",
            "datasets of Semantic Scholar: citations, papers, abstracts, tldrs, s2orc, diffs; needs --id-map; "
                    + "citations are grouped on disk",
            FeedReaders.of(S2Reader::new)
                    .withIds(S2Reader::new, Scheme.S2)
                    .needingMap()
                    .byGroups()),
    ICITE(
            "icite",
            "tables of iCite: metadata and the Open Citation Collection; needs --observed-at; pairs are grouped on "
                    + "disk",
            FeedReaders.of(IciteReader::new)
                    .withIds(IciteReader::new, Scheme.PMID)
                    .withoutTimes()
                    .byGroups()),
    JATS(
            "jats",
            "full texts of articles in JATS XML, with in-text statements; needs --observed-at",
            FeedReaders.of(JatsReader::new)
                    .withIds(JatsReader::new, Scheme.PMID)
                    .withoutTimes()),
    DATACITE(
            "datacite",
            "records of DataCite: the public data file, pages of the REST API",
            FeedReaders.of(DataciteReader::new)),
    INSPIRE(
            "inspire",
            "literature records of INSPIRE: pages of the REST API",
            FeedReaders.of(InspireReader::new).withIds(InspireReader::new, Scheme.INSPIRE)),
    PUBMED(
            "pubmed",
            "articles of PubMed in XML: the baseline and update files",
            FeedReaders.of(PubmedReader::new).withIds(PubmedReader::new, Scheme.PMID)),
    UNARXIVE(
            "unarxive",
            "full texts of unarXive, JSON lines, with in-text statements",
            FeedReaders.of(UnarxiveReader::new));

    private final String option;
    private final String description;
    private final @Nullable ImportFormatReader whole;
    private final @Nullable FeedReaders readers;

    ImportFormat(String option, String description, ImportFormatReader whole) {
        this(option, description, whole, null);
    }

    ImportFormat(String option, String description, FeedReaders readers) {
        this(option, description, null, readers);
    }

    ImportFormat(String option, String description, @Nullable ImportFormatReader whole, @Nullable FeedReaders readers) {
        this.option = option;
        this.description = description;
        this.whole = whole;
        this.readers = readers;
    }

    /** Returns the format with this name on the command line. */
    public static Optional<ImportFormat> named(String option) {
        return Arrays.stream(values())
                .filter(format -> format.option.equals(option))
                .findFirst();
    }

    /** Returns the names of all formats. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ImportFormat::option).toList();
    }

    /** Returns the names of the formats whose records have ids for a map. */
    public static List<String> namesWithIds() {
        return Arrays.stream(values())
                .filter(format -> format.readers != null && format.readers.ids() != null)
                .map(ImportFormat::option)
                .toList();
    }

    /** Returns the name on the command line, which is also the source system of the published events. */
    public String option() {
        return option;
    }

    /** Returns the sentence that {@code --help} shows. */
    public String description() {
        return description;
    }

    /** Returns the reader of all files together, for a format that is grouped in memory; null for a feed. */
    public @Nullable ImportFormatReader whole() {
        return whole;
    }

    /**
     * Returns the readers of single files.
     *
     * @throws IllegalStateException if the format is read as a whole
     */
    public FeedReaders readers() {
        if (readers == null) {
            throw new IllegalStateException(option + " is read as a whole");
        }
        return readers;
    }
}
