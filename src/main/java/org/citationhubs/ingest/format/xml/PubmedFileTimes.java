package org.citationhubs.ingest.format.xml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citationhubs.ingest.format.ImportException;
import org.jspecify.annotations.Nullable;

/** The times of the records and of the deletions of one file of PubMed. */
final class PubmedFileTimes {

    private static final Pattern DAY = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)([-_.]?)(\\d\\d)\\2(\\d\\d)(?!\\d)");

    private final String name;
    private final @Nullable Instant given;
    private @Nullable Instant latest;

    /**
     * Creates the times of a file.
     *
     * @param given the time that the user gave, null if there is none
     */
    PubmedFileTimes(String name, @Nullable Instant given) {
        this.name = name;
        this.given = given;
    }

    /**
     * Returns the time of a record: its last change, else the time that the user gave.
     *
     * @param changedAt when the record was changed, null if it does not say it
     * @throws ImportException if there is neither
     */
    Instant ofRecord(@Nullable Instant changedAt) {
        if (changedAt != null) {
            latest = latest == null || changedAt.isAfter(latest) ? changedAt : latest;
            return changedAt;
        }
        if (given == null) {
            throw missing("a record in it has no date of revision");
        }
        return given;
    }

    /**
     * Returns the time of the deletions in the file, once all its records are read: the day in its name, else that of
     * the latest change of a record, else the time that the user gave.
     *
     * @throws ImportException if there is none of these
     */
    Instant ofDeletions() {
        Instant named = day(name);
        if (named != null) {
            return named;
        }
        if (latest != null) {
            return latest;
        }
        if (given == null) {
            throw missing("nothing in it says when its records were deleted");
        }
        return given;
    }

    private ImportException missing(String why) {
        return new ImportException(name + ": " + why + "; --observed-at is needed, the day of the file", null);
    }

    private static @Nullable Instant day(String name) {
        Matcher day = DAY.matcher(name);
        while (day.find()) {
            try {
                return LocalDate.of(
                                Integer.parseInt(day.group(1)),
                                Integer.parseInt(day.group(3)),
                                Integer.parseInt(day.group(4)))
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            } catch (DateTimeException e) {
                // Some other number of eight digits.
            }
        }
        return null;
    }
}
