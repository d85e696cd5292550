package org.citationhubs.ingest.dump;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.citationhubs.citation.reference.Repair;
import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.reference.Repairs;

/** Reports the progress, the malformed lines and the repaired parts of an import to the user. */
public final class ImportReport {

    /** Number of malformed lines, and of repaired parts, that are shown; further ones are only counted. */
    static final int SHOWN = 20;

    private final ProgressBar progress;
    private final boolean strict;
    private final Map<RepairReason, Integer> repaired = new EnumMap<>(RepairReason.class);
    private int shownRepairs;
    private long malformed;
    private long repeated;
    private long withoutRows;

    /**
     * Creates a report that prints to {@code progress}; if {@code strict}, the first malformed line or repaired
     * part ends the import.
     */
    public ImportReport(ProgressBar progress, boolean strict) {
        this.progress = progress;
        this.strict = strict;
    }

    /** Returns the progress bar, for tasks of a reader. */
    public ProgressBar progress() {
        return progress;
    }

    /**
     * Reports a malformed line.
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
            progress.printLine(message);
        } else if (malformed == SHOWN + 1) {
            progress.printLine("further malformed lines are only counted");
        }
    }

    /** Reports a file that contributes nothing. */
    void withoutRows(Path file, String what) {
        withoutRows++;
        progress.printLine(file + " " + what);
    }

    /** Reports what the user should know and what is no error. */
    public void note(String message) {
        progress.printLine(message);
    }

    /** Returns the number of files that contribute nothing. */
    public long withoutRows() {
        return withoutRows;
    }

    /**
     * Reports parts that were left out or read in part.
     *
     * @param place a line of a file or the id of a work
     * @throws ImportException if the import is strict and there is such a part
     */
    public void repaired(String place, Repairs repairs) {
        if (repairs.total() == 0) {
            return;
        }
        if (strict) {
            Repair first = repairs.listed().get(0);
            throw new ImportException(place + ": " + first.field() + ": " + first.message(), null);
        }
        for (RepairReason reason : RepairReason.values()) {
            if (repairs.count(reason) > 0) {
                repaired.merge(reason, repairs.count(reason), Integer::sum);
            }
        }
        for (Repair repair : repairs.listed()) {
            if (shownRepairs < SHOWN) {
                progress.printLine(place + ": " + repair.field() + ": " + repair.message());
            } else if (shownRepairs == SHOWN) {
                progress.printLine("further repaired parts are only counted");
            }
            shownRepairs++;
        }
    }

    /** Returns how many parts were left out or read in part, with their reasons. */
    public String repairedByReason() {
        int total = repaired.values().stream().mapToInt(Integer::intValue).sum();
        return total == 0
                ? "0"
                : total
                        + repaired.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", ", " (", ")"));
    }

    /** Counts lines that repeat an earlier line. */
    void repeated(long lines) {
        repeated += lines;
    }

    /** Returns the number of malformed lines. */
    public long malformed() {
        return malformed;
    }

    /** Returns the number of repeated lines. */
    public long repeated() {
        return repeated;
    }
}
