package org.citationhubs.ingest.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes the revocation of a source back. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Takes the revocation of a source back: all that it said, before and since, counts again.",
        footerHeading = "%nEnvironment:%n",
        footer = {SourcePublication.SERVERS, SourcePublication.PORT},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the decision is published", "1:it is not", "2:the command line is invalid"})
final class RestoreSourceCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SourcePublication publication = new SourcePublication();

    /** Creates the command with the environment variables of the process. */
    RestoreSourceCommand() {
        this(System.getenv());
    }

    RestoreSourceCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not created by picocli");
        }
        return publication.publish(spec.commandLine(), environment, false, null);
    }
}
