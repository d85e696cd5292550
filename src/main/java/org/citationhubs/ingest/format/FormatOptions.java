package org.citationhubs.ingest.format;

import java.time.Instant;
import java.util.Set;
import org.citationhubs.citation.id.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * What the user chose for an import; the same for all formats.
 *
 * @param nativeIds whether works keep the ids of the feed, instead of the best id that each has
 * @param sameAs schemes of the other ids of a work for which {@code sameAs} is published
 * @param sameAsNative whether {@code sameAs} is published for the feed's own ids, too
 * @param observedAt time of the dump, for records that have no time of their own; null if the user gave none
 * @param complete whether the reference list of a record is all that its source has of the work
 * @param works whether descriptions of works are published
 * @param lists whether reference lists are published
 * @param abstracts whether abstracts are published
 * @param authors number of authors of a work at most; further ones are left out
 * @param mergeVersions whether versions that a feed keeps apart are one work
 * @param emptyLists whether a list without one usable id is published
 * @param contexts whether in-text statements are published where the feed has its citations not by citing work
 * @param allRecords whether records with thin metadata are read that the feed itself sets apart
 * @param retractionFlags whether a flag that a work is retracted, without a notice, is a retraction
 * @param dangling what becomes of a cited id that the map does not know
 */
public record FormatOptions(
        boolean nativeIds,
        Set<Scheme> sameAs,
        boolean sameAsNative,
        @Nullable Instant observedAt,
        boolean complete,
        boolean works,
        boolean lists,
        boolean abstracts,
        int authors,
        boolean mergeVersions,
        boolean emptyLists,
        boolean contexts,
        boolean allRecords,
        boolean retractionFlags,
        Dangling dangling) {

    /** The choices when the user makes none. */
    public static final FormatOptions DEFAULT = new FormatOptions(
            false,
            Set.of(Scheme.ARXIV, Scheme.PMID, Scheme.PMCID),
            false,
            null,
            true,
            true,
            true,
            false,
            100,
            false,
            false,
            false,
            false,
            false,
            Dangling.AUTO);

    /** What becomes of a cited id that the map does not know. */
    public enum Dangling {
        /** Left out if the map was made of a whole snapshot, else kept. */
        AUTO,
        /** Left out. */
        DROP,
        /** Kept as the feed has it. */
        KEEP
    }

    public FormatOptions {
        sameAs = Set.copyOf(sameAs);
    }

    /**
     * Returns the time of the dump, for a file whose records have none.
     *
     * @param name name of the file
     * @throws ImportException if the user gave no time
     */
    public Instant observedAtOf(String name) {
        if (observedAt == null) {
            throw new ImportException(
                    name + ": its records have no time of their own; give the day of the dump by --observed-at TIME",
                    null);
        }
        return observedAt;
    }

    /** Returns these choices with abstracts. */
    public FormatOptions withAbstracts() {
        return new FormatOptions(
                nativeIds,
                sameAs,
                sameAsNative,
                observedAt,
                complete,
                works,
                lists,
                true,
                authors,
                mergeVersions,
                emptyLists,
                contexts,
                allRecords,
                retractionFlags,
                dangling);
    }
}
