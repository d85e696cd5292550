package org.citationhubs.ingest.dump;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The formats that {@code import} reads. A new format is a reader class and a constant here; help and messages follow.
 */
// Readers keep no state.
@SuppressWarnings("ImmutableEnumChecker")
public enum ImportFormat {
    EDGES(
            "edges",
            "citing<TAB>cited, one citation a line, in any order, with or without a header row; after a header that "
                    + "names both columns also with further columns, or separated by commas; UTF-8, plain or packed "
                    + "with gzip, bzip2 or zstd; # starts a comment",
            new EdgesReader());

    private final String option;
    private final String description;
    private final ImportFormatReader reader;

    ImportFormat(String option, String description, ImportFormatReader reader) {
        this.option = option;
        this.description = description;
        this.reader = reader;
    }

    /** Returns the format with this name on the command line. */
    public static Optional<ImportFormat> named(String option) {
        return Arrays.stream(values())
                .filter(format -> format.option.equals(option))
                .findFirst();
    }

    /** Returns the names of all formats. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ImportFormat::option).toList();
    }

    /** Returns the name on the command line, which is also the source system of the published events. */
    public String option() {
        return option;
    }

    /** Returns the sentence that {@code --help} shows. */
    public String description() {
        return description;
    }

    /** Returns the reader of files of this format. */
    public ImportFormatReader reader() {
        return reader;
    }
}
