package org.citationhubs.ingest.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.dump.FeedProgress;
import org.citationhubs.ingest.dump.FeedReaders;
import org.citationhubs.ingest.dump.ImportFormat;
import org.citationhubs.ingest.dump.ImportReport;
import org.citationhubs.ingest.dump.Terminal;
import org.citationhubs.ingest.files.DumpFile;
import org.citationhubs.ingest.files.DumpFiles;
import org.citationhubs.ingest.format.EventSink;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.IdReader;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.DiskIdMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the map of ids that the import of a feed needs. */
@Command(
        name = "ids",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads the ids of the works of a feed into a map, which is the first pass of an import.",
            "",
            "Keep the folder: the next pass adds to it, and it alone knows the ids of works that the feed has deleted."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all files were read",
            "1:a file is damaged or of another format, or the folder cannot be used",
            "2:the command line is invalid, or a file is missing or cannot be read",
            "3:read, except for malformed records"
        })
final class ImportIdsCommand implements Callable<Integer> {

    private static final long CACHE_BYTES = 64L << 20;

    private static final int INCOMPLETE = 3;

    private static final EventSink NO_EVENTS = new NoEvents();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            completionCandidates = FormatNamesWithIds.class,
            description = "Format of the files: ${COMPLETION-CANDIDATES}.")
    private String format = "";

    @Option(names = "--id-map", required = true, paramLabel = "DIR", description = "Folder of the map.")
    private Path idMap = Path.of("");

    @Option(
            names = "--whole",
            description = "The files are all that the feed has: a cited id that they lack belongs to no work. Of "
                    + "openalex this is known by the names of the files of a snapshot.")
    private boolean whole;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of the feed; folders, with all files in them; - for standard input.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        ImportFormat importFormat = ImportFormat.named(format)
                .filter(known -> ImportFormat.namesWithIds().contains(known.option()))
                .orElseThrow(() -> new ParameterException(
                        command().commandLine(),
                        "format '" + format + "' needs no map; with a map: "
                                + String.join(", ", ImportFormat.namesWithIds())));
        new ImportInputs(command()).requireReadable(files, true, null, List.of());
        FeedProgress progress =
                new FeedProgress(command().commandLine().getErr(), Terminal.isAttached(), System::nanoTime);
        ImportReport report = new ImportReport(progress, false);
        long started = System.nanoTime();
        try (DiskIdMap ids = DiskIdMap.openToWrite(idMap, CACHE_BYTES)) {
            List<String> units = read(importFormat, ids, progress, report);
            Scheme own = importFormat.readers().own();
            boolean snapshot = units.stream().anyMatch(importFormat.readers().snapshot());
            if (own != null && (whole || snapshot)) {
                ids.whole(own);
            }
            ids.endPass();
            progress.end();
            PrintWriter out = command().commandLine().getOut();
            out.printf(
                    Locale.ROOT,
                    "read the ids of %d files in %.1f s; the map has %.1f MB, and %s%n",
                    units.size(),
                    (System.nanoTime() - started) / 1e9,
                    ids.bytesOnDisk() / 1e6,
                    own != null && ids.isWhole(own)
                            ? "a cited id that it lacks belongs to no work"
                            : "a cited id that it lacks is kept as it is");
            out.flush();
            return report.malformed() == 0 ? 0 : INCOMPLETE;
        } catch (ImportException e) {
            progress.printLine("import ids failed: " + e.getMessage());
            return 1;
        } catch (IOException e) {
            progress.printLine("import ids failed: " + e);
            return 1;
        }
    }

    private List<String> read(ImportFormat importFormat, DiskIdMap ids, FeedProgress progress, ImportReport report)
            throws IOException {
        List<Path> all = DumpFiles.of(files);
        long bytes = 0;
        for (Path file : all) {
            bytes += file.equals(DumpFiles.STANDARD_INPUT) ? 0 : Files.size(file);
        }
        progress.start("ids of " + importFormat.option(), bytes);
        List<String> units = new ArrayList<>();
        for (Path file : all) {
            new DumpFile(file, progress::read).read(new DumpFile.UnitReader() {

                @Override
                public boolean wants(String name) {
                    return true;
                }

                @Override
                public void read(InputStream in, String name) throws IOException {
                    ImportCounts counts = new ImportCounts(report::malformed);
                    FormatContext context =
                            new FormatContext(FormatOptions.DEFAULT, ids, CitationGroups.NONE, NO_EVENTS, counts);
                    reader(importFormat.readers(), context).readIds(in, name, ids);
                    units.add(name);
                }
            });
        }
        return units;
    }

    private static IdReader reader(FeedReaders readers, FormatContext context) {
        if (readers.ids() == null) {
            throw new IllegalStateException("a format without ids");
        }
        return readers.ids().apply(context);
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("not created by picocli");
        }
        return spec;
    }

    /** Names of the formats for the help text. */
    static final class FormatNamesWithIds implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return ImportFormat.namesWithIds().iterator();
        }
    }

    /** The pass reads ids and passes no events on. */
    private static final class NoEvents implements EventSink {

        @Override
        public void work(WorkEvent event) {
            throw new IllegalStateException("an event in the pass of the ids");
        }

        @Override
        public void list(CitationEvent event) {
            throw new IllegalStateException("an event in the pass of the ids");
        }

        @Override
        public void written(Record event, byte[] json) {
            throw new IllegalStateException("an event in the pass of the ids");
        }
    }
}
