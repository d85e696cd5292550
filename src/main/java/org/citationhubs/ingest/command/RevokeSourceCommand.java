package org.citationhubs.ingest.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Revokes a source. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Revokes a source: the service answers as if the source had said nothing.",
            "",
            "What it said is kept, and what it says from now on: both count again after 'sources restore'."
        },
        footerHeading = "%nEnvironment:%n",
        footer = {SourcePublication.SERVERS, SourcePublication.PORT},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the decision is published", "1:it is not", "2:the command line is invalid"})
final class RevokeSourceCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SourcePublication publication = new SourcePublication();

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, for people; shown where sources are listed.")
    private String reason = "";

    /** Creates the command with the environment variables of the process. */
    RevokeSourceCommand() {
        this(System.getenv());
    }

    RevokeSourceCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not created by picocli");
        }
        return publication.publish(spec.commandLine(), environment, true, reason);
    }
}
