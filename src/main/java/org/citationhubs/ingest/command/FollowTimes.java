package org.citationhubs.ingest.command;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import org.citationhubs.ingest.follow.FollowPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for the times at which a feed is read. */
final class FollowTimes {

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(7);

    @Option(
            names = "--since",
            paramLabel = "DAY",
            description = "First day (UTC) of changes that are read, such as 2026-05-25 (default: today). Used only as "
                    + "long as no position is kept.")
    private @Nullable String since;

    @Option(
            names = "--rewind",
            description = "Begin with the day of --since although a position is kept. For one run, not for a "
                    + "process that is restarted.")
    private boolean rewind;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "15m",
            description = "How long to wait before a feed that is read up to the present is asked for what is new, "
                    + "such as 15m, 6h or 1d (default: ${DEFAULT-VALUE}).")
    private String every = "";

    @Option(
            names = "--once",
            description = "End when the feed is read up to the present, or a page cannot be read in six attempts.")
    private boolean once;

    boolean once() {
        return once;
    }

    FollowPlan plan(CommandLine command) {
        if (rewind && since == null) {
            throw new ParameterException(command, "--rewind: --since is missing");
        }
        return new FollowPlan(day(command), rewind, interval(command), once);
    }

    private @Nullable LocalDate day(CommandLine command) {
        try {
            return since == null ? null : LocalDate.parse(since);
        } catch (DateTimeException e) {
            throw new ParameterException(command, "--since: '" + since + "' is not a day, such as 2026-05-25");
        }
    }

    private Duration interval(CommandLine command) {
        Duration time = parsed(command);
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new ParameterException(command, "--every: '" + every + "' is not from 10s to 7d");
        }
        return time;
    }

    private Duration parsed(CommandLine command) {
        try {
            return DurationConverter.parseDuration(every);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, "--every: '" + every + "' is not a time, such as 15m");
        }
    }
}
