package org.citationhubs;

import io.quarkus.runtime.Quarkus;
import picocli.CommandLine.Command;

/** Serves until the process is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Reads the topics and answers over HTTP.")
final class ServeCommand implements Runnable {

    @Override
    public void run() {
        Quarkus.waitForExit();
    }
}
