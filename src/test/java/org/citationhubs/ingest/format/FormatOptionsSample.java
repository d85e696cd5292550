package org.citationhubs.ingest.format;

import java.time.Instant;
import java.util.Set;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.ingest.format.FormatOptions.Dangling;
import org.jspecify.annotations.Nullable;

/** Options of an import that differ from the usual ones in what is named. */
public final class FormatOptionsSample {

    private boolean nativeIds;
    private Set<Scheme> sameAs = FormatOptions.DEFAULT.sameAs();
    private boolean sameAsNative;
    private @Nullable Instant observedAt;
    private boolean complete = true;
    private boolean works = true;
    private boolean lists = true;
    private boolean abstracts;
    private boolean mergeVersions;
    private boolean emptyLists;
    private boolean contexts;
    private boolean allRecords;
    private boolean retractionFlags;
    private Dangling dangling = Dangling.AUTO;

    private FormatOptionsSample() {}

    /** Begins with the usual options. */
    public static FormatOptionsSample of() {
        return new FormatOptionsSample();
    }

    public FormatOptionsSample nativeIds() {
        nativeIds = true;
        return this;
    }

    public FormatOptionsSample sameAs(Scheme... schemes) {
        sameAs = Set.of(schemes);
        return this;
    }

    public FormatOptionsSample sameAsNative() {
        sameAsNative = true;
        return this;
    }

    public FormatOptionsSample observedAt(Instant time) {
        observedAt = time;
        return this;
    }

    public FormatOptionsSample partial() {
        complete = false;
        return this;
    }

    public FormatOptionsSample withoutWorks() {
        works = false;
        return this;
    }

    public FormatOptionsSample withoutLists() {
        lists = false;
        return this;
    }

    public FormatOptionsSample abstracts() {
        abstracts = true;
        return this;
    }

    public FormatOptionsSample mergeVersions() {
        mergeVersions = true;
        return this;
    }

    public FormatOptionsSample emptyLists() {
        emptyLists = true;
        return this;
    }

    public FormatOptionsSample contexts() {
        contexts = true;
        return this;
    }

    public FormatOptionsSample allRecords() {
        allRecords = true;
        return this;
    }

    public FormatOptionsSample retractionFlags() {
        retractionFlags = true;
        return this;
    }

    public FormatOptionsSample dangling(Dangling choice) {
        dangling = choice;
        return this;
    }

    /** Returns the options. */
    public FormatOptions build() {
        return new FormatOptions(
                nativeIds,
                sameAs,
                sameAsNative,
                observedAt,
                complete,
                works,
                lists,
                abstracts,
                FormatOptions.DEFAULT.authors(),
                mergeVersions,
                emptyLists,
                contexts,
                allRecords,
                retractionFlags,
                dangling);
    }
}
