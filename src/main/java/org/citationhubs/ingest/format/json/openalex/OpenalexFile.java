package org.citationhubs.ingest.format.json.openalex;

import java.util.Locale;

/** What the names of files of OpenAlex say. */
public final class OpenalexFile {

    private OpenalexFile() {}

    /**
     * Returns whether a file is a part of a snapshot, such as
     * {@code data/jsonl/works/updated_date=2026-08-14/part_0000.gz}. All parts together hold all works: once they have
     * been read, an id that none of them has belongs to no work.
     */
    public static boolean isSnapshotPart(String name) {
        return name.contains("updated_date=") && !isBesideWorks(name);
    }

    /**
     * Returns whether a file lists works that were merged into others. In the pass over the ids it is to be read after
     * the works, so that the canonical ids of the survivors are known.
     */
    public static boolean isMergedIds(String name) {
        return name.contains("merged_ids");
    }

    /** Returns whether a file lies beside the works and has nothing to import: the manifest, the notes, the licence. */
    static boolean isBesideWorks(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return file.equals("manifest") || file.equals("manifest.json") || file.endsWith(".txt");
    }
}
