package org.citationhubs.ingest.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files of a dump. */
public final class DumpFiles {

    /** The name of standard input on the command line. */
    public static final Path STANDARD_INPUT = Path.of("-");

    /** Files that lie beside the data of a dump: checksums, licences, descriptions, tables of contents. */
    private static final Pattern BESIDE_DATA =
            Pattern.compile("\\..*|manifest|manifest\\.json|(?:readme|license|licence|release_notes)(?:\\..*)?"
                    + "|.*\\.(?:md5|sha1|sha256|sha512|asc|sig|torrent)");

    /** Extensions of lists of works, which name no citing work. */
    private static final Set<String> BIBLIOGRAPHIES = Set.of("bib", "ris", "nbib", "enw");

    private DumpFiles() {}

    /**
     * Returns the files that were named, and those in the folders that were named, at any depth, in the order of their
     * names. A file that is named twice is in the list once. What lies in a folder beside the data is left out.
     */
    public static List<Path> of(List<Path> named) throws IOException {
        Map<Path, Path> distinct = new LinkedHashMap<>();
        for (Path file : named) {
            if (file.equals(STANDARD_INPUT)) {
                distinct.putIfAbsent(file, file);
            } else if (Files.isDirectory(file)) {
                for (Path inside : below(file)) {
                    distinct.putIfAbsent(inside.toRealPath(), inside);
                }
            } else {
                distinct.putIfAbsent(file.toRealPath(), file);
            }
        }
        return new ArrayList<>(distinct.values());
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(Files::isRegularFile)
                    .filter(file -> holdsData(folder.relativize(file).toString()))
                    .sorted()
                    .toList();
        }
    }

    /** Returns whether a file in a folder or an archive holds data, judged by its name. */
    static boolean holdsData(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return !BESIDE_DATA.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Returns whether a file is, by its name, a list of works without a citing work. */
    public static boolean isBibliography(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return BIBLIOGRAPHIES.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
