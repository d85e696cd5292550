package org.citationhubs.ingest.command;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.ingest.dump.ImportFormat;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Adds the names and descriptions of all import formats to the help text, so that they are written only in the enum.
 */
final class ImportFormatHelp implements IModelTransformer {

    @Override
    public CommandSpec transform(CommandSpec command) {
        List<String> description =
                new ArrayList<>(List.of(command.usageMessage().description()));
        description.add("");
        description.add("Formats:");
        for (ImportFormat format : ImportFormat.values()) {
            description.add(format.option() + " (" + format.description().replace("%", "%%") + ")");
        }
        command.usageMessage().description(description.toArray(String[]::new));
        return command;
    }
}
