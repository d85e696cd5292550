package org.citationhubs;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

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
        subcommands = ServeCommand.class)
final class CitationHubs implements Runnable {

    @Override
    public void run() {
        new ServeCommand().run();
    }

    /** Starts Quarkus, then hands the arguments to the command that they name. */
    @QuarkusMain
    public static final class Main implements QuarkusApplication {

        private final CommandLine.IFactory commands;

        Main(CommandLine.IFactory commands) {
            this.commands = commands;
        }

        /** The program; its exit code is the command's. */
        public static void main(String... args) {
            Quarkus.run(Main.class, args);
        }

        @Override
        public int run(String... args) {
            return new CommandLine(CitationHubs.class, commands).execute(args);
        }
    }
}
