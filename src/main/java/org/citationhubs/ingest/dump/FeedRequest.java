package org.citationhubs.ingest.dump;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.FormatOptions;
import org.jspecify.annotations.Nullable;

/**
 * What an import of a feed reads.
 *
 * @param format a format with {@linkplain ImportFormat#readers() readers}
 * @param system name of the source that the events state
 * @param files files, folders, or {@link org.citationhubs.ingest.files.DumpFiles#STANDARD_INPUT}
 * @param options choices that all formats share
 * @param since records of earlier observations are left out; null for all
 * @param only works to which lists and descriptions must relate; null for all
 * @param checkpoint file that remembers finished units; null for none
 * @param threads number of files that are read at the same time
 * @param referencesPerWork most references of a list
 */
public record FeedRequest(
        ImportFormat format,
        String system,
        List<Path> files,
        FormatOptions options,
        @Nullable Instant since,
        @Nullable Set<WorkId> only,
        @Nullable Path checkpoint,
        int threads,
        int referencesPerWork) {

    public FeedRequest {
        files = List.copyOf(files);
        only = only == null ? null : Set.copyOf(only);
    }

    /** Returns the choices that decide which events a unit has, as the first line of a checkpoint. */
    ObjectNode fingerprint() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("checkpoint", 1);
        json.put("format", format.option());
        json.put("system", system);
        json.put("nativeIds", options.nativeIds());
        TreeSet<String> schemes = new TreeSet<>();
        options.sameAs().forEach(scheme -> schemes.add(scheme.text()));
        json.put("sameAs", String.join(",", schemes) + (options.sameAsNative() ? ",+native" : ""));
        json.put("observedAt", String.valueOf(options.observedAt()));
        json.put("complete", options.complete());
        json.put("works", options.works());
        json.put("lists", options.lists());
        json.put("abstracts", options.abstracts());
        json.put("authors", options.authors());
        json.put("mergeVersions", options.mergeVersions());
        json.put("emptyLists", options.emptyLists());
        json.put("contexts", options.contexts());
        json.put("allRecords", options.allRecords());
        json.put("retractionFlags", options.retractionFlags());
        json.put("dangling", options.dangling().name());
        json.put("since", String.valueOf(since));
        json.put("only", only == null ? "" : only.size() + " works, " + new TreeSet<>(only).hashCode());
        json.put("referencesPerWork", referencesPerWork);
        return json;
    }
}
