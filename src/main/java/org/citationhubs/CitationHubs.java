package org.citationhubs;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Set;
import org.citationhubs.ingest.command.ImportCommand;
import org.citationhubs.ingest.command.SampleCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line, and the way into the program: {@code quarkus-run.jar [COMMAND] [options]}.
 *
 * <p>Without a command it serves.
 */
@TopCommand
@Command(
        name = "citation-hubs",
        mixinStandardHelpOptions = true,
        version = "citation-hubs 0.1.0",
        description = "Keeps, from a stream of citations, what is known of every hub.",
        subcommands = {ServeCommand.class, DemoCommand.class, ImportCommand.class, SampleCommand.class})
final class CitationHubs implements Runnable {

    @Override
    public void run() {
        new ServeCommand().run();
    }

    /**
     * Hands the arguments to the command that they name. Quarkus, and with it HTTP, is started only for a command that serves: help, a
     * wrong argument or an import must not wait for it, nor fail because its port is taken.
     */
    @QuarkusMain
    public static final class Main implements QuarkusApplication {

        private static final Set<String> SERVING = Set.of("citation-hubs", "serve", "demo");

        private final CommandLine.IFactory commands;

        Main(CommandLine.IFactory commands) {
            this.commands = commands;
        }

        /** The program; its exit code is the command's. */
        public static void main(String... args) {
            CommandLine commandLine = new CommandLine(new CitationHubs());
            if (serves(commandLine, args)) {
                Quarkus.run(Main.class, args);
            } else {
                System.exit(commandLine.execute(args));
            }
        }

        /** Whether the arguments name a command that serves, and are right. */
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
