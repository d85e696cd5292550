package org.citationhubs.ingest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that can be imported. */
final class DumpFormats {

    private final List<DumpFormat> formats = List.of(new EdgesFormat());

    Optional<DumpFormat> named(String name) {
        return formats.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /** The names, for messages. */
    String names() {
        return formats.stream().map(DumpFormat::name).collect(Collectors.joining(", "));
    }
}
