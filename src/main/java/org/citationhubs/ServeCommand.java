package org.citationhubs;

import io.quarkus.runtime.Quarkus;
import picocli.CommandLine.Command;

/** Serves until the process is stopped. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Processes the topics and serves HTTP.")
final class ServeCommand implements Runnable {

    @Override
    public void run() {
        Quarkus.waitForExit();
    }
}
