package org.citationhubs.ingest.format.xml;

import java.time.Instant;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.IdMap;
import org.jspecify.annotations.Nullable;

/** Made-up articles, and readers for them. */
final class JatsTexts {

    private JatsTexts() {}

    static ReadEvents reader(@Nullable Instant observedAt) {
        return ReadEvents.by(options(observedAt), IdMap.NONE, CitationGroups.NONE, JatsReader::new);
    }

    static FormatOptions options(@Nullable Instant observedAt) {
        FormatOptions usual = FormatOptions.DEFAULT;
        return new FormatOptions(
                usual.nativeIds(),
                usual.sameAs(),
                usual.sameAsNative(),
                observedAt,
                usual.complete(),
                usual.works(),
                usual.lists(),
                usual.abstracts(),
                usual.authors(),
                usual.mergeVersions(),
                usual.emptyLists(),
                usual.contexts(),
                usual.allRecords(),
                usual.retractionFlags(),
                usual.dangling());
    }
}
