package org.citationhubs.ingest;

import java.nio.file.Path;

/** What is said to the person who imports: how far it is, and which lines are not what they should be. */
final class ImportReport {

    /** How many malformed lines are shown; the others are only counted. */
    static final int SHOWN = 20;

    private final Progress progress;
    private final boolean strict;
    private long malformed;
    private long repeated;

    /** Reports to {@code progress}; if {@code strict}, the first malformed line ends the import. */
    ImportReport(Progress progress, boolean strict) {
        this.progress = progress;
        this.strict = strict;
    }

    Progress progress() {
        return progress;
    }

    /**
     * A line cannot be used.
     *
     * @throws ImportException if the import is strict
     */
    void malformed(Path file, long line, String reason) {
        String message = file + ":" + line + ": " + reason;
        if (strict) {
            throw new ImportException(message, null);
        }
        malformed++;
        if (malformed <= SHOWN) {
            progress.interrupt(message);
        } else if (malformed == SHOWN + 1) {
            progress.interrupt("more malformed lines follow; they are only counted");
        }
    }

    /** Lines said again what was said before. */
    void repeated(long lines) {
        repeated += lines;
    }

    long malformed() {
        return malformed;
    }

    long repeated() {
        return repeated;
    }
}
