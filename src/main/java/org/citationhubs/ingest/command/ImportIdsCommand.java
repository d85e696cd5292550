package org.citationhubs.ingest.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Makes the map of ids that an import of a feed needs. */
@Command(name = "ids", mixinStandardHelpOptions = true, description = "Makes the map of ids that an import needs.")
final class ImportIdsCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return 0;
    }
}
