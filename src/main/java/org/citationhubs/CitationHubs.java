package org.citationhubs;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Set;
import org.citationhubs.ingest.command.ImportCommand;
import org.citationhubs.ingest.command.SampleCommand;
import org.citationhubs.ingest.command.SourcesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line and the entry point of the program: {@code quarkus-run.jar [COMMAND] [options]}.
 *
 * <p>Without a command, the program serves.
 */
@TopCommand
@Command(
        name = "citation-hubs",
        mixinStandardHelpOptions = true,
        version = "citation-hubs 0.1.0",
        description = "Counts the citations of a stream and serves a live summary of every hub.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            SampleCommand.class,
            SourcesCommand.class
        })
final class CitationHubs implements Runnable {

    @Override
    public void run() {
        new ServeCommand().run();
    }

    /**
     * Passes the arguments to their command. Quarkus, with HTTP, is started only for commands that serve: help, usage
     * errors and imports must neither wait for it nor fail because its port is in use.
     */
    @QuarkusMain
    public static final class Main implements QuarkusApplication {

        private static final Set<String> SERVING = Set.of("citation-hubs", "serve", "demo");

        private final CommandLine.IFactory commands;

        Main(CommandLine.IFactory commands) {
            this.commands = commands;
        }

        /** Runs the program; the exit code is that of the command. */
        public static void main(String... args) {
            CommandLine commandLine = new CommandLine(new CitationHubs());
            if (serves(commandLine, args)) {
                Quarkus.run(Main.class, args);
            } else {
                System.exit(commandLine.execute(args));
            }
        }

        /** Returns whether the arguments are valid and name a command that serves. */
        static boolean serves(CommandLine commandLine, String... args) {
            try {
                ParseResult parsed = commandLine.parseArgs(args);
                while (parsed.hasSubcommand()) {
                    parsed = parsed.subcommand();
                }
                return !parsed.isUsageHelpRequested()
                        && !parsed.isVersionHelpRequested()
                        && SERVING.contains(parsed.commandSpec().name());
            } catch (ParameterException e) {
                return false;
            }
        }

        @Override
        public int run(String... args) {
            return new CommandLine(CitationHubs.class, commands).execute(args);
        }
    }
}
