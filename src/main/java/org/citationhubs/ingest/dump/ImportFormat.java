package org.citationhubs.ingest.dump;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that can be imported. */
public final class ImportFormat {

    private final List<ImportFormatReader> formats = List.of(new EdgesFormat());

    public Optional<ImportFormatReader> named(String name) {
        return formats.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /** The names, for messages. */
    public String names() {
        return formats.stream().map(ImportFormatReader::name).collect(Collectors.joining(", "));
    }
}
