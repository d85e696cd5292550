package org.citationhubs.ingest.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands for the sources of citations. */
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists the sources of citations, revokes them, and takes revocations back.",
        subcommands = {ListSourcesCommand.class, RevokeSourceCommand.class, RestoreSourceCommand.class})
public final class SourcesCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("not created by picocli");
        }
        throw new ParameterException(spec.commandLine(), "expected one of the commands list, revoke, restore");
    }
}
