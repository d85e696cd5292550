package org.citationhubs.ingest.command;

import java.util.Iterator;
import org.citationhubs.ingest.dump.ImportSource;

/** The columns of a table of works, for the help text of {@code --works}. */
final class WorksColumnNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return ImportSource.worksColumns().iterator();
    }
}
