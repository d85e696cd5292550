package org.citationhubs.ingest.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.FormatOptions.Dangling;
import org.citationhubs.ingest.format.ImportException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that all feeds share. */
final class FeedImportOptions {

    private static final String NATIVE = "+native";

    private static final int DAY_CHARACTERS = 10;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--id-map",
            paramLabel = "DIR",
            description =
                    "Folder with the map of ids that 'import ids' made. Feeds that name works by ids of their own "
                            + "need it.")
    private @Nullable Path idMap;

    @Option(
            names = "--ids",
            paramLabel = "canonical|native",
            defaultValue = "canonical",
            description = "Publish works under the best id of each, or under the ids of the feed (default: "
                    + "${DEFAULT-VALUE}).")
    private String ids = "";

    @Option(
            names = "--same-as",
            paramLabel = "LIST",
            defaultValue = "arxiv,pmid,pmcid",
            description = "Schemes of further ids of a work for which 'sameAs' is published, separated by commas; "
                    + "+native adds the ids of the feed to the default, none publishes none (default: "
                    + "${DEFAULT-VALUE}).")
    private String sameAs = "";

    @Option(
            names = "--references",
            paramLabel = "complete|partial",
            defaultValue = "complete",
            description = "Whether a list is all that its source has of the work; a complete list takes back what the "
                    + "source stated before (default: ${DEFAULT-VALUE}).")
    private String references = "";

    @Option(
            names = "--abstracts",
            description = "Publish abstracts. Some may not be passed on freely: see the terms of the feed.")
    private boolean abstracts;

    @Option(
            names = "--authors",
            paramLabel = "N",
            defaultValue = "100",
            description = "Authors of a work at most; further ones are left out (default: ${DEFAULT-VALUE}).")
    private int authors;

    @Option(
            names = "--versions",
            paramLabel = "keep|merge",
            defaultValue = "keep",
            description = "Whether versions that the feed keeps apart, such as a preprint and the article, become one "
                    + "work (default: ${DEFAULT-VALUE}).")
    private String versions = "";

    @Option(names = "--empty-lists", description = "Publish lists without one usable id, too.")
    private boolean emptyLists;

    @Option(
            names = "--contexts",
            description = "Publish in-text statements where the feed has its citations not by citing work (s2); their "
                    + "lists are partial then.")
    private boolean contexts;

    @Option(
            names = "--corpus",
            paramLabel = "core|all",
            defaultValue = "core",
            description = "Whether records with thin metadata are read that the feed sets apart (default: "
                    + "${DEFAULT-VALUE}).")
    private String corpus = "";

    @Option(
            names = "--retractions",
            paramLabel = "notices|openalex",
            defaultValue = "notices",
            description = "Whether a work is retracted by notices alone, or also by the flag of OpenAlex, which names "
                    + "neither notice nor day (default: ${DEFAULT-VALUE}).")
    private String retractions = "";

    @Option(
            names = "--dangling",
            paramLabel = "drop|keep",
            description = "What becomes of a cited id that the map lacks (default: left out if the map was made of a "
                    + "whole snapshot, else kept).")
    private @Nullable String dangling;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Leave out records that are older: a day or a time, such as 2026-05-25T10:00:00Z.")
    private @Nullable String since;

    @Option(
            names = "--only",
            paramLabel = "FILE",
            description = "File of ids, one on a line: leave out lists that neither belong to nor cite one of them.")
    private @Nullable Path only;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "File that remembers what is finished: after an interruption, the same command goes on there.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Files that are read at the same time (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--max-behind",
            paramLabel = "N",
            description = "Wait while the service is more than N records behind.")
    private @Nullable Long maxBehind;

    @Option(
            names = "--service",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "Service that --max-behind asks (default: ${DEFAULT-VALUE}).")
    private String service = "";

    /** Returns the choices that all formats share. */
    FormatOptions formatOptions(@Nullable String works, @Nullable Instant observedAt) {
        if (authors < 0) {
            throw usageError("--authors: " + authors + " is less than 0");
        }
        String ofWorks = works == null ? "yes" : works;
        requireOneOf("--works", ofWorks, "yes", "no", "only");
        Set<Scheme> schemes = new HashSet<>();
        boolean sameAsNative = readSameAs(schemes);
        return new FormatOptions(
                isSecond("--ids", ids, "canonical", "native"),
                schemes,
                sameAsNative,
                observedAt,
                !isSecond("--references", references, "complete", "partial"),
                !ofWorks.equals("no"),
                !ofWorks.equals("only"),
                abstracts,
                authors,
                isSecond("--versions", versions, "keep", "merge"),
                emptyLists,
                contexts,
                isSecond("--corpus", corpus, "core", "all"),
                isSecond("--retractions", retractions, "notices", "openalex"),
                dangling());
    }

    private boolean readSameAs(Set<Scheme> schemes) {
        boolean sameAsNative = false;
        boolean none = false;
        for (String part : sameAs.split(",", -1)) {
            String name = part.strip().toLowerCase(Locale.ROOT);
            if (name.equals(NATIVE)) {
                sameAsNative = true;
            } else if (name.equals("none")) {
                none = true;
            } else {
                schemes.add(Scheme.find(name)
                        .orElseThrow(() -> usageError("--same-as: unknown scheme '" + name + "'; known: "
                                + Scheme.names() + ", " + NATIVE + " and none")));
            }
        }
        if (sameAsNative && schemes.isEmpty() && !none) {
            schemes.addAll(FormatOptions.DEFAULT.sameAs());
        }
        return sameAsNative;
    }

    private Dangling dangling() {
        if (dangling == null) {
            return Dangling.AUTO;
        }
        return isSecond("--dangling", dangling, "drop", "keep") ? Dangling.KEEP : Dangling.DROP;
    }

    private boolean isSecond(String option, String value, String first, String second) {
        requireOneOf(option, value, first, second);
        return value.equals(second);
    }

    private void requireOneOf(String option, String value, String... known) {
        if (!List.of(known).contains(value)) {
            throw usageError(option + ": '" + value + "' is not one of " + String.join(", ", known));
        }
    }

    /** Returns the time before which records are left out, null for none. */
    @Nullable
    Instant since() {
        if (since == null) {
            return null;
        }
        try {
            return since.length() == DAY_CHARACTERS
                    ? LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeException e) {
            throw usageError("--since: '" + since + "' is neither a day nor a time with an offset, such as "
                    + "2026-05-25 or 2026-05-25T10:00:00Z");
        }
    }

    /**
     * Returns the time of {@code --observed-at}.
     *
     * @throws ParameterException if it is none
     */
    Instant observedAt(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw usageError(
                    "--observed-at: '" + text + "' is not a time with an offset, such as 2026-05-25T10:00:00Z");
        }
    }

    /** Returns the works to which lists must relate, null for all. */
    @Nullable
    Set<WorkId> only() throws IOException {
        if (only == null) {
            return null;
        }
        Set<WorkId> works = new HashSet<>();
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(only, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String text = line.strip();
                if (!text.isEmpty() && text.charAt(0) != '#') {
                    works.add(WorkId.parse(text));
                }
            }
        } catch (InvalidWorkIdException e) {
            throw new ImportException(only + ":" + number + ": " + e.getMessage(), e);
        }
        if (works.isEmpty()) {
            throw new ImportException(only + ": holds no id", null);
        }
        return works;
    }

    @Nullable
    Path idMap() {
        return idMap;
    }

    @Nullable
    Path checkpoint() {
        return checkpoint;
    }

    int threads() {
        if (threads < 1) {
            throw usageError("--threads: " + threads + " is less than 1");
        }
        return threads;
    }

    /** Returns how many records the service may be behind; null if the import does not wait. */
    @Nullable
    Long maxBehind() {
        return maxBehind;
    }

    String service() {
        return service;
    }

    /** Returns the files that these options name and that must be readable. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        if (only != null) {
            files.add(only);
        }
        return files;
    }

    /**
     * Refuses options that have no meaning for a format that is read as a whole.
     *
     * @throws ParameterException if one was given
     */
    void requireUnused(String format) {
        CommandSpec command = command();
        Set<String> given = new TreeSet<>();
        for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
            given.add(option.longestName());
        }
        given.retainAll(names());
        if (!given.isEmpty()) {
            throw usageError(String.join(", ", given) + ": has no meaning for --format " + format);
        }
    }

    private static Set<String> names() {
        return CommandSpec.forAnnotatedObject(new FeedImportOptions())
                .optionsMap()
                .keySet();
    }

    private ParameterException usageError(String message) {
        return new ParameterException(command().commandLine(), message);
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("not created by picocli");
        }
        return spec;
    }
}
